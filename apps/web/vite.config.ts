import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.E5B_WEB_API ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', sourcemap: true, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/api': { target: api, changeOrigin: false },
      '/health': { target: api },
      '/socket.io': { target: api, ws: true },
    },
  },
});

#!/usr/bin/env node
// Entry of `npm start`, `npm test` and `npm run bench`. It runs before `npm ci`: no dependency here nor in bootstrap/,
// and nothing that an old Node cannot parse before its version was checked.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Node ${process.versions.node} est trop ancien : il faut Node 20.19 ou plus récent (20, 22 ou 24).\n` +
      'Installez une version plus récente (https://nodejs.org), puis relancez la même commande.\n',
  );
  process.exit(1);
}
const { main } = await import('./bootstrap/main.mjs');
// Exits at once: what an interrupted run still waits for must not hold the terminal.
process.exit(await main(process.argv.slice(2)));

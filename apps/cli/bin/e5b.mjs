#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write('La commande e5b n’est pas encore construite : lancez d’abord « npm run build:code ».\n');
  process.exitCode = 1;
}

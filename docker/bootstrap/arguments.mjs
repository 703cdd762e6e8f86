export const HELP = `Usage :
  npm start [-- --no-install --blank-shop]
                                    prépare tout, puis démarre le centre de répétition
  npm test [-- --no-install]        prépare tout, puis lance toutes les vérifications
  npm test -- --only ÉTAPES [FILTRE]  seulement ces étapes, séparées par des virgules : format, lint, deps, dead,
                                    types, unit, integration, build, browser ; FILTRE : fichiers de tests
  npm run bench -- NOM [--json]     prépare tout, puis lance une mesure (provision, latency, feed,
                                    offline, packs)
  node docker/bootstrap.mjs setup   prépare tout sans rien démarrer

  --blank-shop   (start, setup) prépare aussi un PrestaShop neuf pour les ateliers, à partir de l’archive officielle
                 qui est téléchargée une fois
  --no-install   ne touche jamais au système : dit ce qui manque et s’arrête
  --help         affiche ceci

Réglages : voir .env.example (E5B_DATA_DIR, E5B_API_PORT, E5B_GATEWAY_PORT…).
`;

const COMMANDS = ['start', 'test', 'bench', 'setup'];

/**
 * @param {string[]} words the words after `node docker/bootstrap.mjs`
 * @returns {{ command: string, mayInstall: boolean, rest: string[], only?: string[], blankShop?: true } | { help: true } | { wrong: string }}
 */
export function parseArguments(words) {
  const [command, ...others] = words;
  if (words.includes('--help') || words.includes('-h')) return { help: true };
  if (!COMMANDS.includes(command))
    return { wrong: command === undefined ? 'commande absente' : `commande inconnue : ${command}` };
  const rest = others.filter((word) => word !== '--no-install');
  const mayInstall = !others.includes('--no-install');
  if (command === 'test' && rest[0] === '--only' && rest[1]) {
    return { command, mayInstall, only: rest[1].split(','), rest: rest.slice(2) };
  }
  if (['start', 'setup'].includes(command) && rest.length === 1 && rest[0] === '--blank-shop')
    return { command, mayInstall, rest: [], blankShop: true };
  if (command !== 'bench' && rest.length > 0) return { wrong: `option inconnue : ${rest[0]}` };
  return { command, mayInstall, rest };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfTest } from '@e5b/sandbox';
import { openOffice } from './office-pages.mjs';
import { shopImage } from './shop-image.mjs';

const BAKE = '/usr/local/lib/e5b/bake';
const CACHES = '/var/www/html/var/cache/*';
const PARAMETERS = '/var/www/html/app/config/parameters.php';

/** A shop as `compareStarts` wants it. `cleanUp` once it was compared. */
export async function shopSubject(pack, installer) {
  const { tag, account, accounts, dump } = await shopImage(pack);
  const room = await mkdtemp(join(process.env.E5B_DATA_DIR, 'bench-dump-'));
  await writeFile(join(room, 'dump.sql'), dump);
  await writeFile(join(room, 'accounts.json'), JSON.stringify(accounts));
  const imported = {
    name: 'dump imported at start',
    bare: { without: CACHES, files: [[room, '/start/']] },
    fill: importDump,
  };
  const installed = installer && {
    name: 'installed at start',
    bare: { without: `${CACHES} ${PARAMETERS}`, files: [[installer, '/var/www/html/install/']] },
    fill: (run, origin) => install(run, origin, account),
  };
  return {
    cms: 'prestashop',
    image: tag,
    account,
    use: useShop,
    alternatives: installed ? [imported, installed] : [imported],
    cleanUp: () => rm(room, { recursive: true }),
  };
}

/** As the baking does it, with the sandbox's own address at once. */
async function importDump(run, origin) {
  const sql = "(echo 'SET sql_log_bin = 0, autocommit = 0;'; cat /start/dump.sql; echo 'COMMIT;')";
  const client = 'mariadb --no-defaults -S /run/mysqld/mysqld.sock --default-character-set=utf8mb4 prestashop';
  await run('root', `${sql} | ${client} && php ${BAKE}/prepare-database.php ${origin} /start/accounts.json`);
}

/**
 * In French, with its sample catalogue. The empty « fr.gzip » says that the language needs no download; « admin-dev » is what the
 * installer calls a back office that it does not rename.
 */
async function install(run, origin, { login, password }) {
  const secrets = '/etc/e5b/cms-secrets.php';
  await run(
    'root',
    `php -r 'echo (require "${secrets}")["database"];' > /tmp/password && chown www-data: /tmp/password`,
  );
  const options = {
    domain: new URL(origin).host,
    db_user: 'cms',
    language: 'fr',
    country: 'fr',
    email: login,
    password,
    firstname: 'Camille',
    lastname: 'Aubry',
  };
  const words = Object.entries(options).map(([name, value]) => `--${name}='${value}'`);
  await run(
    'www-data',
    `cd /var/www/html && mv install/sf-fr-FR.zip translations/ && touch translations/fr.gzip && ln -s administration admin-dev &&
    php install/index_cli.php ${words.join(' ')} --db_password="$(cat /tmp/password)" && rm -rf install admin-dev`,
  );
}

/** What a candidate does in a shop's back office, in one go: screens, a product made and deleted, the shop looked at. */
async function useShop(sandbox, account) {
  const { pages, visit } = await openOffice(sandbox, 'prestashop', account);
  // A browser asks for several things at once: four at a time keeps as many children busy.
  for (let at = 0; at < pages.length; at += 4) await Promise.all(pages.slice(at, at + 4).map(visit));
  const steps = await selfTest(sandbox, account, { signal: AbortSignal.timeout(300_000) });
  const wrong = steps.find(({ ok }) => !ok);
  if (wrong) throw new Error(`${wrong.name}: ${wrong.problem}`);
  for (const page of ['/', '/index.php?controller=search&s=mug', '/index.php?controller=cart&action=show', '/'])
    await visit(page);
}

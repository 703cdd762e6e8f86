import { mustRun } from './run-command.mjs';

const OFFLINE = 'vérifiez le réseau et les sources d’apt (« apt-get update » doit réussir), puis relancez.';
let updated = false;

/**
 * Installs Debian packages without questions. Services start only if the machine's policy-rc.d lets them:
 * it is never overridden here.
 */
export async function installPackages(names, report) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1', LC_ALL: 'C.UTF-8' };
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  if (!updated) {
    await mustRun(
      'apt-get',
      [...options, 'update', '-q'],
      { env, report },
      {
        message: 'la liste des paquets Debian n’a pas pu être lue.',
        wayOut: OFFLINE,
      },
    );
    updated = true;
  }
  const install = [...options, 'install', '-q', '-y', '--no-install-recommends', ...names];
  await mustRun(
    'apt-get',
    install,
    { env, report },
    {
      message: `l’installation de ${names.join(', ')} a échoué.`,
      wayOut: OFFLINE,
    },
  );
}

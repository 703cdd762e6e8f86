import { decideEngineAction } from './engine-state.mjs';

type Facts = Parameters<typeof decideEngineAction>[0];

/** An idle Debian as root, with the engine's package installed and nothing running. */
const IDLE: Facts = {
  answering: false,
  reason: 'ENOENT',
  dockerHost: undefined,
  engineInstalled: true,
  root: true,
  systemd: false,
  apt: true,
  mayInstall: true,
  pidFile: 'none',
};

describe('decideEngineAction', () => {
  it.each<[string, Partial<Facts>, ReturnType<typeof decideEngineAction>]>([
    ['uses an engine that answers', { answering: true, reason: undefined }, 'ready'],
    ['uses an engine that answers without root', { answering: true, root: false, mayInstall: false }, 'ready'],
    [
      'uses the engine of a unix DOCKER_HOST',
      { answering: true, dockerHost: 'unix:///run/user/1000/docker.sock' },
      'ready',
    ],
    [
      'refuses a distant engine even when it answers',
      { answering: true, dockerHost: 'tcp://10.0.0.9:2375' },
      'unsupported-host',
    ],
    ['starts nothing in place of a silent DOCKER_HOST', { dockerHost: 'unix:///run/other.sock' }, 'silent-host'],
    ['says that the account has no right to the socket', { reason: 'EACCES', root: false }, 'no-access'],
    ['waits for a dockerd that is starting', { pidFile: 'alive', reason: 'ECONNREFUSED' }, 'wait'],
    ['starts dockerd where there is no systemd', {}, 'start'],
    ['starts dockerd over a socket that nobody listens to', { reason: 'ECONNREFUSED' }, 'start'],
    [
      'removes the pid file of a dead engine first',
      { pidFile: 'stale', reason: 'ECONNREFUSED' },
      'remove-pid-then-start',
    ],
    ['leaves the pid file to systemd', { systemd: true, pidFile: 'stale' }, 'systemctl-start'],
    ['asks systemd where there is one', { systemd: true }, 'systemctl-start'],
    ['asks a user without root to start it', { root: false }, 'ask-start'],
    ['starts nothing under --no-install', { mayInstall: false }, 'ask-start'],
    ['installs the package on a bare Debian', { engineInstalled: false }, 'install'],
    ['installs nothing under --no-install', { engineInstalled: false, mayInstall: false }, 'ask-install'],
    ['installs nothing without root', { engineInstalled: false, root: false }, 'ask-install'],
    ['installs nothing where there is no apt', { engineInstalled: false, apt: false }, 'ask-install'],
  ])('%s', (_title, facts, action) => {
    expect(decideEngineAction({ ...IDLE, ...facts })).toBe(action);
  });
});

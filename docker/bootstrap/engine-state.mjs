/**
 * What to do about the Docker engine, from facts alone (no system call here).
 *
 * @typedef {object} EngineFacts
 * @property {boolean} answering      `_ping` answered on the socket
 * @property {string} [reason]        why not: ENOENT, ECONNREFUSED, EACCES, TIMEOUT…
 * @property {string} [dockerHost]    an engine that the user named (DOCKER_HOST, E5B_DOCKER_SOCKET)
 * @property {boolean} engineInstalled a `dockerd` program exists
 * @property {boolean} root
 * @property {boolean} systemd        the machine was started by systemd
 * @property {boolean} apt            Debian or a relative, with apt-get
 * @property {boolean} mayInstall     false under --no-install: the system stays untouched
 * @property {'none' | 'stale' | 'alive'} pidFile  alive: that process is a dockerd
 *
 * @param {EngineFacts} facts
 * @returns {'ready' | 'unsupported-host' | 'silent-host' | 'no-access' | 'wait' | 'ask-start' | 'ask-install'
 *   | 'systemctl-start' | 'start' | 'remove-pid-then-start' | 'install'}
 */
export function decideEngineAction(facts) {
  if (facts.dockerHost && !facts.dockerHost.startsWith('unix://')) return 'unsupported-host';
  if (facts.answering) return 'ready';
  if (facts.reason === 'EACCES') return 'no-access';
  if (facts.dockerHost) return 'silent-host';
  if (facts.pidFile === 'alive') return 'wait';
  if (!facts.engineInstalled) return facts.mayInstall && facts.root && facts.apt ? 'install' : 'ask-install';
  if (!facts.mayInstall || !facts.root) return 'ask-start';
  if (facts.systemd) return 'systemctl-start';
  return facts.pidFile === 'stale' ? 'remove-pid-then-start' : 'start';
}

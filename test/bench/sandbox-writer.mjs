// A database client that stays open inside a sandbox: statements go in, the server's clock right after the commit comes out.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const CLIENT =
  'mariadb --no-defaults --default-character-set=utf8mb4 -n -N -B -S /run/mysqld/mysqld.sock -u root'.split(' ');

/** @param sandbox what `DockerContainerRuntime.start` gave back */
export function sandboxWriter(sandbox, schema) {
  const host = process.env.E5B_DOCKER_SOCKET ? { DOCKER_HOST: `unix://${process.env.E5B_DOCKER_SOCKET}` } : {};
  const command = ['exec', '-i', sandbox.containerId, ...CLIENT, schema];
  const child = spawn('docker', command, { env: { ...process.env, ...host }, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    /** Commits; resolves with the moment just after it, in ms of the machine's wall clock. */
    async commit(sql) {
      child.stdin.write(`${sql};\nSELECT UNIX_TIMESTAMP(SYSDATE(6)) * 1000;\n`);
      return Number((await lines.next()).value);
    },
    /** As `commit`, with the place in the binlog where the commit ends. Nobody else may write meanwhile. */
    async commitAt(sql) {
      child.stdin.write(`${sql};\nSELECT UNIX_TIMESTAMP(SYSDATE(6)) * 1000;\nSHOW MASTER STATUS;\n`);
      const at = Number((await lines.next()).value);
      return { at, end: Number((await lines.next()).value.split('\t')[1]) };
    },
    end: () => child.stdin.end(),
  };
}

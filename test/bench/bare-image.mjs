import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildImage } from '@e5b/sandbox/testing';

const NO_ADDRESSES = `php -r '$to = "/usr/local/lib/e5b/cms/address-rows.json"; $all = json_decode(file_get_contents($to), true); file_put_contents($to, json_encode(["rows" => []] + $all));'`;
const EMPTY_DATABASE =
  'rm -rf /var/lib/mysql/* && mariadb-install-db --defaults-file=/etc/e5b/mariadb.cnf --user=mysql --skip-test-db --auth-root-authentication-method=socket --auth-root-socket-user=root > /dev/null && rm -f /var/lib/mysql/mysql-bin.*';

/**
 * What a platform that bakes nothing starts from: the same server and the same files, an empty database directory, and nothing
 * that visits to an installed site have warmed.
 * @param {string} image the baked one
 * @param {{ without: string, files: [from: string, to: string][] }} change paths to remove, in shell's words; folders to bring
 * @returns the image's tag
 */
export async function bareImage(image, { without, files }) {
  const room = await mkdtemp(join(process.env.E5B_DATA_DIR, 'bench-bare-'));
  try {
    const lines = [
      `FROM ${image}`,
      `RUN rm -rf /var/cache/opcache/* ${without} && ${EMPTY_DATABASE} && ${NO_ADDRESSES}`,
    ];
    for (const [nth, [from, to]] of files.entries()) {
      await cp(from, join(room, `${nth}`), { recursive: true });
      lines.push(`COPY --chown=www-data:www-data ${nth}/ ${to}`);
    }
    await writeFile(join(room, 'Dockerfile'), lines.join('\n'));
    // One name for one recipe: what a measure broken off has left, the next takes over and removes.
    const tag = `e5b/bench-bare:${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)}`;
    await buildImage(tag, spawn('tar', ['-C', room, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout);
    return tag;
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

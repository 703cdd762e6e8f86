import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  checkSandboxSocket,
  DockerContainerRuntime,
  openSandboxSocket,
  provision,
  recipeFor,
  type SandboxSpec,
  type StartedSandbox,
  waitUntilReady,
} from '@e5b/sandbox';
import { insideSandbox, killSandbox, sandboxSpecs, untilSocketAnswers } from '@e5b/sandbox/testing';
import { testSetting } from '../support/test-setting.js';

jest.setTimeout(60_000);

/** A candidate is a CMS administrator, so arbitrary PHP as www-data is what every sandbox must hold. */
describe('from inside a sandbox', () => {
  const runtime = new DockerContainerRuntime();
  const specs = sandboxSpecs(testSetting('E5B_TEST_IMAGE_WORDPRESS'), testSetting('E5B_DATA_DIR'));
  const { candidateAccount: account, docroot } = recipeFor('wordpress');
  let spec: SandboxSpec;
  let mine: StartedSandbox;
  let other: StartedSandbox;

  beforeAll(async () => {
    spec = specs.next({ limits: { memoryMiB: 384, pids: 120, fileSizeMiB: 96 } });
    const made = await Promise.all([spec, specs.next()].map((each) => provision(runtime, each, account)));
    [mine, other] = made.map(({ sandbox }) => sandbox) as [StartedSandbox, StartedSandbox];
  });
  afterAll(async () => {
    for (const sandbox of await runtime.list(specs.instance)) await runtime.remove(sandbox);
    specs.cleanUp();
  });

  const php = (code: string) => insideSandbox(mine, ['php', '-r', code]);
  const database = `$s = require '/etc/e5b/cms-secrets.php'; mysqli_report(MYSQLI_REPORT_OFF);
    $db = new mysqli('localhost', 'cms', $s['database'], 'wordpress');`;
  const query = (sql: string) =>
    php(
      `${database} $r = $db->query(${JSON.stringify(sql)}); echo $r ? 'ALLOWED ' . ($r === true ? '' : json_encode($r->fetch_all())) : 'REFUSED ' . $db->error;`,
    );
  /** The sandbox still serves its site after whatever was done to it. */
  const stillServes = () => waitUntilReady(mine, account, { timeoutMs: 30_000 });

  test('there is no interface but the loopback, and no route', async () => {
    const interfaces = await php("echo implode(' ', array_diff(scandir('/sys/class/net'), ['.', '..']));");
    expect(interfaces.stdout).toBe('lo');
    expect((await php("echo trim(file_get_contents('/proc/net/route'));")).stdout.split('\n')).toHaveLength(1);
  });

  test('nothing outside answers: not the host, not its gateway, not the Internet, not a name', async () => {
    const listener = createServer().listen(0, '0.0.0.0');
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as { port: number };
    const targets = ['172.17.0.1', '192.0.2.1', '198.51.100.1', '[2001:db8::1]'].flatMap((host) => [
      `${host}:${port}`,
      `${host}:22`,
    ]);
    const code = `foreach (${JSON.stringify(targets)} as $t) { $c = @stream_socket_client("tcp://$t", $n, $e, 2); echo $c ? "OPEN $t " : ''; }
      echo gethostbyname('www.example.org') === 'www.example.org' ? '' : 'NAME ';
      $u = @stream_socket_client('udp://192.0.2.1:53'); echo $u && @fwrite($u, 'x') ? 'UDP ' : '';`;
    const begun = performance.now();
    expect((await php(code)).stdout).toBe('');
    expect(performance.now() - begun).toBeLessThan(5_000);
    await new Promise((resolve) => listener.close(resolve));
  });

  test('raw sockets, new namespaces and mounts are refused', async () => {
    expect((await insideSandbox(mine, ['unshare', '--user', '--net', 'true'])).exitCode).not.toBe(0);
    expect((await insideSandbox(mine, ['mount', '-t', 'tmpfs', 'none', '/mnt'])).exitCode).not.toBe(0);
    const capabilities = await php(
      "preg_match('/CapEff:\\s*(\\w+).*NoNewPrivs:\\s*(\\d)/s', file_get_contents('/proc/self/status'), $m); echo $m[1], ' ', $m[2];",
    );
    expect(capabilities.stdout).toBe('0000000000000000 1');
  });

  test('the platform’s password is nowhere to be read', async () => {
    const needle = spec.platformPassword.slice(0, 12);
    const places = ['/etc', '/run', '/var/lib', '/usr/local', '/tmp', '/var/spool'];
    const search = ['grep', '--recursive', '--no-messages', '--text', '--files-with-matches', '--file=-', ...places];
    expect((await insideSandbox(mine, search, { stdin: needle })).stdout).toBe('');
    const processes = await insideSandbox(mine, [
      'sh',
      '-c',
      'cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null',
    ]);
    expect(processes.stdout).toContain('apache2');
    expect(processes.stdout).not.toContain(needle);
    expect((await php("echo @file_get_contents('/etc/e5b/sandbox.env');")).stdout).toBe('');
    expect((await php('echo json_encode(getenv());')).stdout).not.toContain(needle);
  });

  test('the directory of the sockets can be neither read nor changed', async () => {
    const attempts = [
      'ls /run/e5b/',
      'touch /run/e5b/x',
      'rm -f /run/e5b/http.sock && ls /run/e5b',
      'mv /run/e5b /run/e5b2',
      'ln -s /tmp /run/e5b/y',
    ];
    for (const attempt of attempts) expect((await insideSandbox(mine, ['sh', '-c', attempt])).exitCode).not.toBe(0);
    const connect = await php("echo @stream_socket_client('unix:///run/e5b/mysql.sock') ? 'OPEN' : 'CLOSED';");
    expect(connect.stdout).toBe('CLOSED');
    await checkSandboxSocket(mine.sockets.http);
    await checkSandboxSocket(mine.sockets.mysql);
  });

  test('the CMS’s database account is kept to its own schema and cannot hide from the binlog', async () => {
    for (const sql of [
      'SET sql_log_bin = 0',
      'SET SESSION binlog_format = STATEMENT',
      'SET GLOBAL read_only = 0',
      'RESET MASTER',
      "PURGE BINARY LOGS BEFORE '2100-01-01'",
      'SELECT User, authentication_string FROM mysql.user',
      'SELECT * FROM mysql.global_priv',
      'CREATE DATABASE other',
      "CREATE USER x@localhost IDENTIFIED BY 'x'",
      "SELECT LOAD_FILE('/etc/e5b/sandbox.env') IS NOT NULL FROM mysql.db",
      "SELECT 1 INTO OUTFILE '/run/mysqld/x'",
      'SHOW BINLOG EVENTS',
      'KILL 1',
      'INSTALL SONAME "ha_blackhole"',
      'SHUTDOWN',
    ]) {
      expect(`${sql}: ${(await query(sql)).stdout}`).toContain(': REFUSED');
    }
    expect((await query("SELECT LOAD_FILE('/etc/e5b/sandbox.env')")).stdout).toContain('[[null]]');
    expect((await query('SELECT COUNT(*) FROM wp_posts')).stdout).toContain('ALLOWED');
    const root = await php(
      "mysqli_report(MYSQLI_REPORT_OFF); $db = @new mysqli('localhost', 'root', ''); echo $db->connect_error ? 'REFUSED' : 'ALLOWED';",
    );
    expect(root.stdout).toBe('REFUSED');
  });

  test('a sealed database stays sealed, for the CMS and after a restart', async () => {
    const sealed = (await provision(runtime, specs.next(), account)).sandbox;
    const write = () =>
      insideSandbox(sealed, [
        'php',
        '-r',
        `${database} echo $db->query("UPDATE wp_options SET option_value = 'x' WHERE option_name = 'blogname'") ? 'WRITTEN' : $db->error;`,
      ]);
    await runtime.sealDatabase(sealed);
    expect((await write()).stdout).toContain('read-only');
    const back = await runtime.restart(sealed);
    await untilSocketAnswers(back.sockets.mysql);
    expect((await write()).stdout).toContain('read-only');
  });

  test('a fork bomb ends at the sandbox’s own limit', async () => {
    await insideSandbox(mine, [
      'sh',
      '-c',
      'bomb() { bomb | bomb & }; bomb 2>/dev/null; i=0; while [ $i -lt 400 ]; do sleep 2 & i=$((i+1)); done 2>/dev/null; true',
    ]);
    expect((await runtime.stats(mine)).pids).toBeLessThanOrEqual(120);
    await insideSandbox(mine, ['sh', '-c', 'kill -9 -1'], { user: 'www-data' });
    await stillServes();
    await waitUntilReady(other, account, { timeoutMs: 5_000 });
  });

  test('whoever eats the memory is ended, and the site comes back', async () => {
    const hog = await insideSandbox(mine, [
      'php',
      '-d',
      'memory_limit=-1',
      '-r',
      '$a = []; while (true) { $a[] = str_repeat("x", 1 << 20); }',
    ]);
    expect(hog.exitCode).toBe(137);
    await stillServes();
    await waitUntilReady(other, account, { timeoutMs: 5_000 });
  });

  test('an .htaccess in the words of Apache 2.2, as extensions still bring them, closes its folder', async () => {
    const folder = `${docroot}/wp-content/closed`;
    const script = `mkdir ${folder} && printf 'Order deny,allow\\nDeny from all\\n' > ${folder}/.htaccess && echo x > ${folder}/notes.txt`;
    expect((await insideSandbox(mine, ['sh', '-c', script])).exitCode).toBe(0);
    const answer = await php("echo get_headers('http://127.0.0.1:8080/wp-content/closed/notes.txt')[0];");
    expect(answer.stdout).toBe('HTTP/1.1 403 Forbidden');
  });

  test('no single file grows beyond the limit', async () => {
    const file = `${docroot}/wp-content/uploads/huge.bin`;
    const filled = await insideSandbox(mine, [
      'sh',
      '-c',
      `head -c 200M /dev/zero > ${file}; stat -c %s ${file}; rm ${file}`,
    ]);
    expect(Number(filled.stdout)).toBeLessThanOrEqual(96 * 2 ** 20);
    await stillServes();
  });

  test('the CMS’s processes can be killed by their own user, and come back', async () => {
    await insideSandbox(mine, ['sh', '-c', 'kill -9 -1']);
    await stillServes();
    const foreign = await insideSandbox(mine, [
      'sh',
      '-c',
      'for p in 1 $(pgrep mariadbd) $(pgrep socat); do kill -9 $p 2>/dev/null && echo KILLED $p; done; true',
    ]);
    expect(foreign.stdout).toBe('');
  });

  test('a crashed MariaDB or Apache is started again by the sandbox itself, without losing a row', async () => {
    expect(
      (await query("UPDATE wp_options SET option_value = 'avant le crash' WHERE option_name = 'blogdescription'"))
        .stdout,
    ).toContain('ALLOWED');
    await insideSandbox(mine, ['pkill', '-9', 'mariadbd'], { user: 'root' });
    await insideSandbox(mine, ['pkill', '-9', '-o', 'apache2'], { user: 'root' });
    await stillServes();
    expect((await query("SELECT option_value FROM wp_options WHERE option_name = 'blogdescription'")).stdout).toContain(
      'avant le crash',
    );
  });

  test('the whole sandbox killed and started again still has every committed row', async () => {
    expect(
      (await query("UPDATE wp_options SET option_value = 'avant la coupure' WHERE option_name = 'blogdescription'"))
        .stdout,
    ).toContain('ALLOWED');
    await killSandbox(mine);
    mine = await runtime.restart(mine);
    await stillServes();
    expect((await query("SELECT option_value FROM wp_options WHERE option_name = 'blogdescription'")).stdout).toContain(
      'avant la coupure',
    );
  });

  test('the CMS cannot take all the database’s connections', async () => {
    const greedy =
      await php(`${database} $all = []; for ($i = 0; $i < 30; $i++) { $all[] = @new mysqli('localhost', 'cms', $s['database']); }
      echo count(array_filter($all, fn ($c) => !$c->connect_errno));`);
    expect(Number(greedy.stdout)).toBeLessThan(15);
  });

  test('mail stays inside, where it can be read', async () => {
    await php("mail('client@exemple.example', 'Votre buffet', 'Il est prêt.');");
    const changed = await runtime.changedFiles(mine);
    expect(changed.filter(({ path }) => path.endsWith('.eml'))).toHaveLength(1);
  });

  test('a link to another sandbox’s socket, or any plain file, is refused on the host', async () => {
    const dir = join(mine.socketDir, 'x');
    await mkdir(dir);
    await symlink(other.sockets.http, join(dir, 'http.sock'));
    await writeFile(join(dir, 'mysql.sock'), '');
    await expect(openSandboxSocket(join(dir, 'http.sock'))).rejects.toMatchObject({ code: 'SOCKET_REFUSED' });
    await expect(openSandboxSocket(join(dir, 'mysql.sock'))).rejects.toMatchObject({ code: 'SOCKET_REFUSED' });
    await rm(dir, { recursive: true });
    (await openSandboxSocket(mine.sockets.http)).destroy();
  });
});

import { access, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import type { ContainerRuntime } from '../container-runtime.js';
import { exportSite } from '../export-site.js';
import { provision } from '../provision.js';
import { waitUntilReady } from '../readiness/wait-until-ready.js';
import { recipeFor } from '../recipes/recipe-for.js';
import type { SandboxExit, SandboxRef, StartedSandbox } from '../sandbox.js';
import { checkSandboxSocket } from '../sandbox-socket.js';
import type { SandboxSpec } from '../sandbox-spec.js';
import { selfTest } from '../self-test/self-test.js';

/** The three functions of the test runner that the suite needs; given by the caller so that this file depends on no runner. */
export interface ContractRunner {
  readonly test: (name: string, body: () => Promise<void>, timeoutMs?: number) => void;
  readonly afterEach: (body: () => Promise<void>) => void;
  readonly expect: (actual: unknown) => ContractExpectation;
}

interface ContractExpectation {
  toBe(expected: unknown): void;
  toEqual(expected: unknown): void;
  toMatch(expected: RegExp): void;
  toMatchObject(expected: object): void;
  readonly rejects: { toMatchObject(expected: object): Promise<unknown> };
}

export interface ContractSetup extends ContractRunner {
  readonly runtime: () => ContainerRuntime;
  /** A fresh valid spec: new name, short socket directory, always the same instance. */
  spec(): SandboxSpec;
  /** Kills the sandbox's processes the hard way, behind the runtime's back. */
  kill(ref: SandboxRef): Promise<void>;
  /** Makes the CMS write a file, with its own rights. */
  writeFile(started: StartedSandbox, path: string, content: string): Promise<void>;
}

const TIMEOUT_MS = 60_000;

/** What every `ContainerRuntime` must do. Run on the fake in unit tests and on the real engine in integration tests. */
export function containerRuntimeContract(setup: ContractSetup): void {
  const { test, afterEach, expect, runtime } = setup;
  const made: SandboxRef[] = [];
  const fresh = (more: Partial<SandboxSpec> = {}) => {
    const spec = { ...setup.spec(), ...more };
    made.push(spec);
    return spec;
  };
  const account = recipeFor('wordpress').candidateAccount;
  const ready = (sandbox: StartedSandbox) => waitUntilReady(sandbox, account, { timeoutMs: 30_000 });
  const running = async () => (await provision(runtime(), fresh(), account)).sandbox;
  const it = (name: string, body: () => Promise<void>) => test(name, body, TIMEOUT_MS);

  afterEach(async () => {
    await Promise.all(made.splice(0).map((ref) => runtime().remove(ref)));
  });

  it('says which engine answers', async () => {
    expect((await runtime().ping()).version.length > 0).toBe(true);
  });

  it('says where it keeps what sandboxes write', async () => {
    expect((await stat(await runtime().storageDir())).isDirectory()).toBe(true);
  });

  it('knows which images are there', async () => {
    expect(await runtime().hasImage(setup.spec().image)).toBe(true);
    expect(await runtime().hasImage('e5b/nowhere:none')).toBe(false);
  });

  it('lets an author write, keep and remove something', async () => {
    const told: string[] = [];
    const steps = await selfTest(await running(), account, {
      signal: new AbortController().signal,
      onStep: (name) => told.push(name),
    });
    expect(steps.filter(({ ok, ms }) => !ok || ms === null)).toEqual([]);
    expect(told).toEqual(['front', 'sign-in', 'editor', 'save', 'undo']);
  });

  it('creates, starts and finds a sandbox again', async () => {
    const spec = fresh();
    const created = await runtime().create(spec);
    expect(created).toMatchObject({ state: 'created', name: spec.name, instance: spec.instance, origin: spec.origin });
    expect(await runtime().attach(spec)).toBe(null);
    const started = await runtime().start(created);
    expect(started).toMatchObject({ state: 'started', sockets: { http: `${spec.socketDir}/http.sock` } });
    expect(await runtime().attach(spec)).toEqual(started);
  });

  it('refuses a name that is taken, an image that is missing and a spec that is wrong', async () => {
    const spec = fresh();
    await runtime().create(spec);
    await expect(runtime().create(spec)).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(runtime().create(fresh({ image: 'e5b/nowhere:none' }))).rejects.toMatchObject({
      code: 'IMAGE_MISSING',
    });
    await expect(runtime().create({ ...spec, image: 'debian:latest' })).rejects.toMatchObject({ code: 'SPEC_INVALID' });
    const far = `/tmp/${'x'.repeat(100)}`;
    await expect(runtime().create({ ...spec, socketDir: far })).rejects.toMatchObject({ code: 'SOCKET_PATH_TOO_LONG' });
  });

  it('provisions until the back office answers, through real sockets', async () => {
    const steps: string[] = [];
    const { sandbox, timings } = await provision(runtime(), fresh(), account, { onStep: (step) => steps.push(step) });
    expect(steps).toEqual(['creating', 'starting', 'waiting', 'ready']);
    expect(timings.frontMs <= timings.backOfficeMs).toBe(true);
    await checkSandboxSocket(sandbox.sockets.http);
    await checkSandboxSocket(sandbox.sockets.mysql);
  });

  it('removes what it made when the preparation is given up', async () => {
    const spec = fresh();
    const giveUp = new AbortController();
    const onStep = (step: string) => {
      if (step === 'waiting') giveUp.abort();
    };
    const attempt = provision(runtime(), spec, account, { signal: giveUp.signal, onStep });
    await expect(attempt).rejects.toMatchObject({ code: 'ABORTED' });
    expect((await runtime().list(spec.instance)).filter(({ name }) => name === spec.name)).toEqual([]);
    await expect(access(spec.socketDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('lists the sandboxes of its instance with their state', async () => {
    const [one, two] = [fresh(), fresh()];
    await runtime().create(one);
    await runtime().start(await runtime().create(two));
    const states = new Map((await runtime().list(one.instance)).map(({ name, state }) => [name, state]));
    expect([states.get(one.name), states.get(two.name)]).toEqual(['created', 'started']);
    expect(await runtime().list('00000000')).toEqual([]);
  });

  it('tells of a kill, and brings the same data back', async () => {
    const sandbox = await running();
    const path = `${recipeFor('wordpress').docroot}/wp-content/uploads/kept.txt`;
    await setup.writeFile(sandbox, path, 'kept');
    const exit = await exitSeen(runtime(), sandbox, () => setup.kill(sandbox));
    expect(exit).toMatchObject({ name: sandbox.name, exitCode: 137 });
    expect(await runtime().attach(sandbox)).toMatchObject({ state: 'exited', exitCode: 137 });
    const back = await runtime().restart(sandbox);
    await ready(back);
    expect((await runtime().changedFiles(back)).some((file) => file.path === path)).toBe(true);
  });

  it('counts what each sandbox has written since its image', async () => {
    const sandbox = await running();
    const written = async () => (await runtime().writtenBytes(sandbox.instance)).get(sandbox.name) ?? -1;
    const before = await written();
    await setup.writeFile(sandbox, `${recipeFor('wordpress').docroot}/film.bin`, 'x'.repeat(100_000));
    expect((await written()) - before >= 100_000).toBe(true);
  });

  it('stops and removes as often as asked', async () => {
    const sandbox = await running();
    await runtime().stop(sandbox);
    await runtime().stop(sandbox);
    expect(await runtime().attach(sandbox)).toMatchObject({ state: 'exited', exitCode: 0 });
    await Promise.all([runtime().remove(sandbox), runtime().remove(sandbox)]);
    await runtime().remove(sandbox);
    await runtime().stop(sandbox);
    expect(await runtime().attach(sandbox)).toBe(null);
    await expect(access(sandbox.socketDir)).rejects.toMatchObject({ code: 'ENOENT' });
    await access(dirname(sandbox.socketDir));
    await expect(runtime().restart(sandbox)).rejects.toMatchObject({ code: 'SANDBOX_NOT_FOUND' });
  });

  it('hands out the evidence of a sealed sandbox', async () => {
    const sandbox = await running();
    const uploads = `${recipeFor('wordpress').docroot}/wp-content/uploads`;
    await setup.writeFile(sandbox, `${uploads}/é t'é.txt`, 'bonjour');
    await setup.writeFile(sandbox, `${uploads}/large.txt`, 'x'.repeat(5000));
    await runtime().sealDatabase(sandbox);
    expect(await text(await runtime().dump(sandbox))).toMatch(/CREATE TABLE `wp_posts`/);
    const changed = (await runtime().changedFiles(sandbox))
      .map(({ path }) => path)
      .filter((path) => /\.txt$/.test(path));
    expect(changed).toEqual([`${uploads}/large.txt`, `${uploads}/é t'é.txt`]);
    const tar = await runtime().exportFiles(sandbox, [...changed, `${uploads}/gone.txt`], { maxFileBytes: 2048 });
    expect(await entriesOf(tar)).toEqual({ [`${uploads}/é t'é.txt`.slice(1)]: 'bonjour' });
  });

  it('writes the whole site to a folder, but what is to stay', async () => {
    const sandbox = await running();
    const { docroot } = recipeFor('wordpress');
    await setup.writeFile(sandbox, `${docroot}/wp-content/uploads/é.txt`, 'bonjour');
    await setup.writeFile(sandbox, `${docroot}/wp-content/uploads/stays.txt`, 'secret');
    const folder = await mkdtemp(join(tmpdir(), 'e5b-site-'));
    try {
      await exportSite(runtime(), sandbox, folder, { leaveOut: (path) => path.endsWith('stays.txt') });
      const read = (path: string) => readFile(join(folder, path), 'utf8');
      expect(await read('site/wp-content/uploads/é.txt')).toBe('bonjour');
      expect(await read('site/wp-includes/version.php')).toMatch(/wp_version/);
      expect(await read('dump.sql')).toMatch(/CREATE TABLE `wp_posts`/);
      await expect(access(join(folder, 'site/wp-content/uploads/stays.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('measures memory', async () => {
    const stats = await runtime().stats(await running());
    expect(stats.anonymousBytes > 2 ** 20 && stats.anonymousBytes <= stats.memoryBytes).toBe(true);
    expect(stats.memoryBytes < stats.limitBytes).toBe(true);
  });
}

async function exitSeen(
  runtime: ContainerRuntime,
  { instance, name }: SandboxRef,
  kill: () => Promise<void>,
): Promise<SandboxExit> {
  const over = new AbortController();
  const seen: { exit?: SandboxExit } = {};
  const onExit = (exit: SandboxExit) => {
    if (exit.name !== name) return;
    seen.exit = exit;
    over.abort();
  };
  const watching = runtime.watch(instance, onExit, {
    signal: AbortSignal.any([over.signal, AbortSignal.timeout(20_000)]),
  });
  await kill();
  await watching;
  if (!seen.exit) throw new Error(`The exit of ${name} was never told`);
  return seen.exit;
}

async function entriesOf(tar: Readable): Promise<Record<string, string>> {
  const entries: Record<string, string> = {};
  const parser = extract();
  parser.on('entry', (header, content, next) => {
    void buffer(content).then((bytes) => {
      entries[header.name] = bytes.toString('utf8');
      next();
    });
  });
  parser.end(await buffer(tar));
  await new Promise((resolve, reject) => parser.on('finish', () => resolve(undefined)).on('error', reject));
  return entries;
}

import { Shutdown } from './shutdown.mjs';

describe('Shutdown', () => {
  it('undoes in reverse order, once, and goes on after a failure', async () => {
    const done: string[] = [];
    const shutdown = new Shutdown();
    shutdown.add(() => void done.push('engine'));
    shutdown.add(() => Promise.reject(new Error('gone')));
    shutdown.add(() => void done.push('api'));
    const failures = await shutdown.run();
    await shutdown.run();
    expect(done).toEqual(['api', 'engine']);
    expect(failures).toEqual([new Error('gone')]);
  });
});

import { mustRun, runCommand, tellingLines } from './run-command.mjs';
import { SetupError } from './steps.mjs';

const node = (code: string) => ['-e', code];

describe('runCommand', () => {
  it('gives the exit code and the output', async () => {
    const { code, lines } = await runCommand(process.execPath, node('console.log("a"); process.exitCode = 3'), {});
    expect({ code, lines }).toEqual({ code: 3, lines: ['a'] });
  });

  it('says which program is missing', async () => {
    await expect(runCommand('e5b-no-such-program', [], {})).rejects.toThrow('« e5b-no-such-program » est introuvable');
  });

  it('shows what went wrong when a program must succeed', async () => {
    const failing = mustRun(
      process.execPath,
      node('console.error("error: disk full"); process.exit(1)'),
      {},
      { message: 'raté.', wayOut: 'recommencez.' },
    );
    await expect(failing).rejects.toMatchObject({
      message: 'raté.',
      wayOut: 'recommencez.',
      details: ['error: disk full'],
    });
    await expect(failing).rejects.toThrow(SetupError);
  });
});

describe('tellingLines', () => {
  const around = (line: string) => [...Array<string>(20).fill('before'), line, ...Array<string>(20).fill('at stack')];

  it('starts at the first error', () => {
    expect(tellingLines(around('a.ts(1,2): error TS2307'))[0]).toBe('a.ts(1,2): error TS2307');
  });

  it('is the end when no line speaks of an error', () => {
    expect(tellingLines([...around('x'), 'E: gone'])).toHaveLength(10);
    expect(tellingLines([...around('x'), 'E: gone']).at(-1)).toBe('E: gone');
  });
});

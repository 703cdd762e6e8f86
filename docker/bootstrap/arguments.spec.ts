import { parseArguments } from './arguments.mjs';

describe('parseArguments', () => {
  it('reads a command and leave to install', () => {
    expect(parseArguments(['start'])).toEqual({ command: 'start', mayInstall: true, rest: [] });
    expect(parseArguments(['test', '--no-install'])).toEqual({ command: 'test', mayInstall: false, rest: [] });
  });

  it('reads which steps of the tests to run, on which files', () => {
    expect(parseArguments(['test', '--only', 'unit,integration', 'docker'])).toMatchObject({
      only: ['unit', 'integration'],
      rest: ['docker'],
    });
  });

  it('hands a bench its name and options', () => {
    expect(parseArguments(['bench', 'provision', '--json'])).toMatchObject({ rest: ['provision', '--json'] });
  });

  it('prepares a shop without content where it is asked for', () => {
    const parsed = { command: 'start', mayInstall: false, rest: [], blankShop: true };
    expect(parseArguments(['start', '--blank-shop', '--no-install'])).toEqual(parsed);
  });

  it.each([[['start', '--help']], [['-h']]])('shows its help for %j', (words) => {
    expect(parseArguments(words)).toEqual({ help: true });
  });

  it.each([[[]], [['go']], [['start', '--no-instal']], [['test', '--blank-shop']]])('refuses %j', (words) => {
    expect(parseArguments(words)).toHaveProperty('wrong');
  });
});

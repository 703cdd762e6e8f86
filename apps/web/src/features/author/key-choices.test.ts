import { keyChoices, keyOf } from './key-choices.js';

describe('keyChoices', () => {
  it('names open keys of an agent before files that ask for a passphrase', () => {
    const agent = [{ keyId: 'a'.repeat(64), name: 'équipe' }];
    expect(keyChoices({ folder: '/cles', files: ['b.key.pem'], agent })).toEqual([
      { value: `agent:${'a'.repeat(64)}`, label: 'équipe (agent de signature)' },
      { value: 'file:b.key.pem', label: 'b.key.pem' },
    ]);
  });

  it('gives the server what was chosen', () => {
    expect(keyOf('file:a:b.key.pem', 'phrase')).toEqual({ source: 'file', name: 'a:b.key.pem', passphrase: 'phrase' });
    expect(keyOf(`agent:${'a'.repeat(64)}`, '')).toEqual({ source: 'agent', keyId: 'a'.repeat(64) });
    expect(keyOf('', 'phrase')).toBeNull();
  });
});

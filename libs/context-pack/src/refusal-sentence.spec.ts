import { REFUSAL_CODES } from './pack-refusal.js';
import { refusalSentence } from './refusal-sentence.js';

describe('refusalSentence', () => {
  it.each(REFUSAL_CODES)('says in French what to do about %s', (code) => {
    const data = {
      path: 'docroot/a',
      keyId: 'abc',
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2026-01-01T00:00:00Z',
    };
    const sentence = refusalSentence({ code, data });
    expect(sentence.length).toBeGreaterThan(30);
    expect(sentence).toMatch(/[.]$/);
    expect(sentence).not.toContain("'");
  });
});

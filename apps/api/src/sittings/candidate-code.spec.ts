import { CandidateCode } from '@e5b/contracts';
import { newCandidateCode, printedCandidateCode } from './candidate-code.js';

describe('candidate codes', () => {
  it('survive being printed and typed back', () => {
    for (let i = 0; i < 200; i++) {
      const code = newCandidateCode();
      expect(CandidateCode.parse(code)).toBe(code);
      expect(CandidateCode.parse(` ${printedCandidateCode(code).toLowerCase()} `)).toBe(code);
    }
  });

  it('do not repeat', () => {
    expect(new Set(Array.from({ length: 5000 }, newCandidateCode)).size).toBe(5000);
  });
});

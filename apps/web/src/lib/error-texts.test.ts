import { ERROR_CODES } from '@e5b/exam-core';
import { ApiFailure, ServerUnreachable } from './api-failure.js';
import { ERROR_TEXTS, failureText } from './error-texts.js';

describe('ERROR_TEXTS', () => {
  it.each(ERROR_CODES)('%s says what happened, then the way out', (code) => {
    const text = ERROR_TEXTS[code];
    expect(text).toMatch(/^[A-ZÀÉÊ].*[.;:] .+\.$/);
    expect(text).not.toMatch(/['"]|error|undefined/);
  });

  it('has no sentence for a code that does not exist', () => {
    expect(Object.keys(ERROR_TEXTS).sort()).toEqual([...ERROR_CODES].sort());
  });
});

describe('failureText', () => {
  it('gives the reference of the log when something is broken, not when a code was mistyped', () => {
    const failure = new ApiFailure('SANDBOX_NOT_READY', 409, {}, 'abc-123');
    expect(failureText(failure)).toEqual({ text: ERROR_TEXTS.SANDBOX_NOT_READY, reference: 'abc-123' });
    expect(failureText(new ApiFailure('CANDIDATE_CODE_UNKNOWN', 404, {}, 'abc-123')).reference).toBeNull();
  });

  it('says how long to wait after too many tries', () => {
    const failure = new ApiFailure('TOO_MANY_REQUESTS', 429, { waitSeconds: 16 });
    expect(failureText(failure).text).toBe('Trop d’essais en peu de temps. Attendez 16 s puis réessayez.');
    expect(failureText(new ApiFailure('TOO_MANY_REQUESTS', 429)).text).toBe(ERROR_TEXTS.TOO_MANY_REQUESTS);
  });

  it('says that the disk is full and what to do', () => {
    const failure = new ApiFailure('EVIDENCE_NOT_READY', 409, { reason: 'disk-full' });
    expect(failureText(failure).text).toMatch(/disque .* plein.*Libérez de la place/);
    expect(failureText(new ApiFailure('EVIDENCE_NOT_READY', 409, { reason: 'no-archive' })).text).toBe(
      ERROR_TEXTS.EVIDENCE_NOT_READY,
    );
  });

  it('speaks of the cable when nothing answered', () => {
    expect(failureText(new ServerUnreachable()).text).toMatch(/câble réseau/);
  });

  it('never shows a foreign error’s own words', () => {
    expect(failureText(new TypeError('x is not a function')).text).toBe(ERROR_TEXTS.INTERNAL);
  });
});

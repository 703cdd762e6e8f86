import { ERROR_CODES } from '@e5b/exam-core';
import { ApiFailure } from './api-failure.js';
import { failureText, REASON_TEXTS } from './error-texts.js';
import { frenchSpaces } from './french-spaces.js';
import { incidentDetail } from './incident-labels.js';
import { preparationFailure } from './preparation-failure.js';

const SPLIT = /« | [:;!?»]/;

it('binds signs to their word, and nothing else', () => {
  expect(frenchSpaces('Page « Accueil » : prête ? Oui ; merci !')).toBe(
    'Page «\u00a0Accueil\u00a0»\u00a0: prête\u00a0? Oui\u00a0; merci\u00a0!',
  );
  expect(frenchSpaces('à 14:07:32, http://exemple.test/?p=1')).toBe('à 14:07:32, http://exemple.test/?p=1');
});

it('holds in what people are told when something is refused or went wrong', () => {
  const told = [
    ...ERROR_CODES.map((code) => failureText(new ApiFailure(code, 409)).text),
    ...Object.keys(REASON_TEXTS).map((reason) => incidentDetail({ kind: 'evidence-failed', data: { reason } }) ?? ''),
    ...['IMAGE_MISSING', 'NOT_READY', null].map(preparationFailure),
  ];
  expect(told.filter((text) => SPLIT.test(text))).toEqual([]);
});

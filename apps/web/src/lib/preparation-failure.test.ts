import { preparationFailure } from './preparation-failure.js';

it.each(['RUNTIME_UNAVAILABLE', 'IMAGE_MISSING', 'NOT_READY', 'COMMAND_FAILED', 'toString', null])(
  'says of %s what happened and whom to tell',
  (code) => {
    expect(preparationFailure(code)).toMatch(/^Le .+\. .*[Pp]révenez le référent numérique\.$/);
  },
);

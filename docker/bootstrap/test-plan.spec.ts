import { SetupError } from './steps.mjs';
import { testPlan } from './test-plan.mjs';

const ids = (plan: ReturnType<typeof testPlan>) => plan.map((row) => row.map((lane) => lane.map(({ id }) => id)));

describe('testPlan', () => {
  it('runs everything, the checks side by side, then the tests on real parts one after the other', () => {
    expect(ids(testPlan({ patterns: [] }))).toEqual([
      [['format', 'deps', 'dead']],
      [['types', 'unit'], ['lint']],
      [['integration']],
      [['build']],
      [['browser']],
    ]);
  });

  it('runs chosen steps, on the files that match', () => {
    const plan = testPlan({ only: ['lint', 'unit'], patterns: ['sandbox'] });
    expect(ids(plan).flat(2)).toEqual(['unit', 'lint']);
    expect(plan.flat(2).map(({ commands }) => commands[0]?.at(-1))).toEqual(['sandbox', '.']);
  });

  it('refuses a step that does not exist', () => {
    expect(() => testPlan({ only: ['unti'], patterns: [] })).toThrow(SetupError);
  });
});

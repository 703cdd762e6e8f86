import { SpoolBudget } from './spool-budget.js';

test('room is limited per sandbox and comes back once', () => {
  const budget = new SpoolBudget(100);
  const first = budget.reserve('a', 60);
  expect([budget.reserve('a', 41), typeof budget.reserve('b', 60)]).toEqual([null, 'function']);
  expect(budget.reserve('a', 40)).not.toBeNull();
  first?.();
  first?.();
  expect([typeof budget.reserve('a', 60), budget.reserve('a', 1)]).toEqual(['function', null]);
});

test('a body larger than all the room passes when it is alone', () => {
  const budget = new SpoolBudget(100);
  expect([typeof budget.reserve('a', 500), budget.reserve('a', 1)]).toEqual(['function', null]);
});

test('many small bodies at once have an end too', () => {
  const budget = new SpoolBudget(1e9);
  expect(Array.from({ length: 25 }, () => budget.reserve('a', 1)).filter((given) => given === null)).toHaveLength(1);
});

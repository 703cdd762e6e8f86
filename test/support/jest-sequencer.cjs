const { sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const CHAOS = `${sep}test${sep}chaos${sep}`;

/**
 * The tests that wait for what they have killed come first: what computes fills their pauses, and none ends alone.
 * The others keep jest's order: the longest of the last run, or else the largest.
 */
module.exports = class WaitingFirst extends Sequencer {
  sort(tests) {
    const isChaos = ({ path }) => path.includes(CHAOS);
    const sorted = super.sort(tests);
    return [...sorted.filter(isChaos), ...sorted.filter((test) => !isChaos(test))];
  }
};

import { eventsOf, recordedActs, replayedEvents, told } from '../testing/recording.js';

describe('WordPress’s own functions', () => {
  it.each(recordedActs('wordpress-core'))('$id ($action)', (act) => {
    expect(told(eventsOf(act.id, 'wordpress-core'))).toEqual(act.told);
  });

  it('say nothing else', () => {
    const inActs = recordedActs('wordpress-core').flatMap((act) => eventsOf(act.id, 'wordpress-core'));
    expect(inActs).toHaveLength(replayedEvents('wordpress-core').length);
  });
});

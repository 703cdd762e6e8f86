import { eventsOf, recordedActs, replayedEvents, told } from '../testing/recording.js';

const SANDBOX = 'wordpress-sandbox';

describe('a site in a sandbox of ours', () => {
  const acts = recordedActs(SANDBOX);

  it.each(acts)('$id: $action', (act) => {
    expect(told(eventsOf(act.id, SANDBOX))).toEqual(act.told);
  });

  it('says nothing else, and no object twice for one act', () => {
    expect(acts.flatMap((act) => eventsOf(act.id, SANDBOX))).toHaveLength(replayedEvents(SANDBOX).length);
    expect(acts.filter(({ kind }) => kind === 'change').length).toBeGreaterThan(40);
    for (const act of acts) {
      const about = eventsOf(act.id, SANDBOX).map(({ verb, object, objectId }) => `${verb} ${object} ${objectId}`);
      expect(new Set(about).size).toBe(about.length);
    }
  });
});

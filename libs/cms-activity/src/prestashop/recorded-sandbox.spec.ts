import { eventsOfAct, shopActs, shopEvents } from '../testing/prestashop-recording.js';
import { told } from '../testing/recording.js';

const SANDBOX = 'prestashop-sandbox';

describe('a shop in a sandbox of ours', () => {
  const acts = shopActs(SANDBOX);

  it.each(acts)('$id: $action', (act) => {
    expect(told(eventsOfAct(act, SANDBOX))).toEqual(act.told);
  });

  it('says nothing else, and little more than one line for each act', () => {
    const said = acts.flatMap((act) => eventsOfAct(act, SANDBOX));
    expect(said).toHaveLength(shopEvents(SANDBOX).length);
    const changes = acts.filter(({ kind }) => kind === 'change');
    expect(changes.length).toBeGreaterThan(30);
    expect(said.length / changes.length).toBeLessThan(1.3);
  });
});

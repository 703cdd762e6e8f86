import {
  eventsOfAct,
  prestashopRecording,
  shopActs,
  shopEvents,
  shopInterpreter,
} from '../testing/prestashop-recording.js';
import { lastRevisions, told } from '../testing/recording.js';

describe('the recorded shop', () => {
  const acts = shopActs();

  it.each(acts.filter((act) => act.told !== undefined))('$id', (act) => {
    expect(told(eventsOfAct(act))).toEqual(act.told);
  });

  it.each(acts.filter((act) => act.expected))('$id is what was done: $action', (act) => {
    const objects = eventsOfAct(act).map((event) => event.object);
    expect(objects).toContain(act.expected?.object);
  });

  it.each(acts.filter((act) => act.kind === 'navigation' || act.kind === 'login'))('says nothing of $id', (act) => {
    expect(eventsOfAct(act)).toEqual([]);
  });

  it('says nothing between the acts, and little more than one line for each', () => {
    expect(acts.flatMap((act) => eventsOfAct(act))).toHaveLength(shopEvents().length);
    const changes = acts.filter((act) => act.kind === 'change');
    expect(changes.flatMap((act) => eventsOfAct(act)).length / changes.length).toBeLessThan(1.1);
  });

  it('gives every event a place in the référentiel, or an honest reason to have none', () => {
    const outside = ['ps.setting', 'ps.module.other', 'any.bulk'];
    for (const event of shopEvents()) {
      if (event.functionality.length === 0) expect(outside).toEqual(expect.arrayContaining([...event.rules]));
    }
  });

  it('says the same again after a restart in the middle', () => {
    const { transactions } = prestashopRecording();
    const middle = Math.floor(transactions.length / 2);
    const first = shopInterpreter();
    const events = transactions.slice(0, middle).flatMap((tx) => first.push(tx));
    const second = shopInterpreter();
    second.restore(first.serialise());
    events.push(...transactions.slice(middle).flatMap((tx) => second.push(tx)));
    events.push(...second.tick(Number.MAX_SAFE_INTEGER));
    expect(told(lastRevisions(events))).toEqual(told(shopEvents()));
  });

  it('never shows a password, a key, a token or a path with one', () => {
    expect(JSON.stringify(shopEvents())).not.toMatch(/\$2y\$|secure_key|[?&]token=|_token=/);
  });
});

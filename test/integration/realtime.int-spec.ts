import { once } from 'node:events';
import type { ClientToServerEvents, ServerToClientEvents } from '@e5b/contracts';
import { io, type Socket } from 'socket.io-client';
import { EventBus } from '../../apps/api/src/events/event-bus.js';
import { type Agent, ExamRig, eventually } from '../support/exam-rig.js';
import { RIG_ORIGIN } from '../support/rig-api.js';

jest.setTimeout(30_000);

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

describe('sockets', () => {
  let rig: ExamRig;
  let examiner: Agent;
  const clients: Client[] = [];

  beforeAll(async () => {
    rig = await ExamRig.start('realtime');
    examiner = await rig.examiner();
  }, 60_000);

  afterEach(() => {
    for (const client of clients.splice(0)) client.disconnect();
  });

  afterAll(() => rig.stop());

  /** What the agent sends as its cookies. */
  async function cookie(agent: Agent): Promise<string> {
    const asked = agent.get('/api/auth/me');
    await asked.expect(200);
    return (asked as unknown as { cookies: string }).cookies;
  }

  async function open(agent: Agent | null, origin = RIG_ORIGIN): Promise<Client> {
    const extraHeaders = { origin, ...(agent && { cookie: await cookie(agent) }) };
    const options = { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders };
    const client: Client = io(`http://127.0.0.1:${rig.port}`, options);
    clients.push(client);
    return client;
  }

  async function connected(agent: Agent): Promise<Client> {
    const client = await open(agent);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve);
      client.once('connect_error', reject);
    });
    return client;
  }

  const refusal = (client: Client): Promise<string> =>
    new Promise((resolve, reject) => {
      client.once('connect_error', (error) => resolve(error.message));
      client.once('connect', () => reject(new Error('connected')));
    });

  const next = (client: Client, name: keyof ServerToClientEvents) =>
    once(client as unknown as NodeJS.EventEmitter, name, { signal: AbortSignal.timeout(5000) }) as Promise<unknown[]>;

  it('are for people who signed in, and for pages of the platform', async () => {
    expect(await refusal(await open(null))).toBe('UNAUTHENTICATED');
    expect(await refusal(await open(examiner, 'http://abcd1234.localhost:8081'))).toBe('websocket error');
  });

  it('tell the examiner that a slot or a sitting of his changed, and what time it is', async () => {
    const slot = await rig.seed.slot();
    const socket = await connected(examiner);
    expect(await socket.emitWithAck('watch-slot', { slotId: slot.slotId })).toEqual({ ok: true });
    expect(await socket.emitWithAck('watch-slot', { slotId: 'nonsense' })).toEqual({ ok: false, code: 'VALIDATION' });
    const { serverNow } = await socket.emitWithAck('clock');
    expect(Math.abs(serverNow - Date.now())).toBeLessThan(1000);
    const told = next(socket, 'sitting-changed');
    await examiner.post(`/api/slots/${slot.slotId}/open`).expect(200);
    const { id } = slot.sittings[0]!;
    expect((await told)[0]).toMatchObject({ slotId: slot.slotId, sittingId: id, version: 2 });
    await rig.untilState(id, 'waiting');
    expect(await socket.emitWithAck('unwatch-slot', { slotId: slot.slotId })).toEqual({ ok: true });
  });

  it('tell a candidate of his own sitting only, and the examiner whether his page is there', async () => {
    const slot = await rig.seed.slot({ count: 2 });
    const [candidate] = await rig.ready(examiner, slot);
    const [own, other] = slot.sittings;
    const socket = await connected(candidate!);
    expect(await socket.emitWithAck('watch-slot', { slotId: slot.slotId })).toEqual({ ok: false, code: 'FORBIDDEN' });
    const view = () => examiner.get(`/api/sittings/${own!.id}`).then(({ body }) => body as { connected: boolean });
    await eventually(async () => (await view()).connected);
    const heard: string[] = [];
    socket.on('sitting-changed', ({ sittingId }) => heard.push(sittingId));
    await examiner.post(`/api/slots/${slot.slotId}/start`).expect(200);
    await rig.untilState(other!.id, 'running');
    await eventually(async () => Promise.resolve(heard.includes(own!.id)));
    expect(heard).not.toContain(other!.id);
    socket.disconnect();
    await eventually(async () => !(await view()).connected);
  });

  it('end at once for a browser whose candidate was moved', async () => {
    const slot = await rig.seed.slot();
    const [candidate] = await rig.ready(examiner, slot);
    const socket = await connected(candidate!);
    const signedOut = next(socket, 'signed-out');
    const gone = once(socket as unknown as NodeJS.EventEmitter, 'disconnect');
    await examiner.post(`/api/sittings/${slot.sittings[0]!.id}/move-workstation`).expect(200);
    await Promise.all([signedOut, gone]);
    expect(await refusal(await open(candidate!))).toBe('UNAUTHENTICATED');
  });

  it('tell the board at once that a feed was interrupted, and the incident is written once', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { slotId } = slot;
    const sittingId = slot.sittings[0]!.id;
    const board = await connected(examiner);
    await board.emitWithAck('watch-slot', { slotId });
    const feed = async (status: 'interrupted' | 'catching-up' | 'live', cause: string | null, changesLost = false) => {
      const announced = next(board, 'sitting-changed');
      const state = { status, since: 1 };
      rig.app.get(EventBus).emit('activity.state', { slotId, sittingId, feed: state, cause, changesLost });
      expect(await announced).toMatchObject([{ slotId, sittingId }]);
    };
    const written = async () =>
      (await rig.incidents(sittingId))
        .filter(({ kind }) => kind === 'observer-interrupted')
        .map(({ data, proposedSeconds }) => ({ data, proposedSeconds }));

    await feed('interrupted', 'before the start');
    expect(await written()).toEqual([]);
    await feed('live', null);
    await examiner.post(`/api/sittings/${sittingId}/start`).expect(200);
    await feed('interrupted', 'cut');
    await feed('catching-up', null);
    await feed('interrupted', 'cut again');
    expect(await written()).toEqual([{ data: { cause: 'cut', changesLost: false }, proposedSeconds: null }]);
    await feed('interrupted', 'purged', true);
    await feed('live', null);
    await feed('interrupted', 'another day');
    // Written within one millisecond of each other, the last two have no order to be read in.
    expect(new Set((await written()).map(({ data }) => `${String(data.cause)} ${String(data.changesLost)}`))).toEqual(
      new Set(['cut false', 'purged true', 'another day false']),
    );
  });

  it('tell the board of an abnormal volume, and the incident is written once', async () => {
    const slot = await rig.seed.slot();
    await rig.ready(examiner, slot);
    const { slotId } = slot;
    const sittingId = slot.sittings[0]!.id;
    const tell = () => rig.app.get(EventBus).emit('activity.volume', { slotId, sittingId, bytes: 300 * 2 ** 20 });
    tell();
    const incident = await rig.untilIncident(sittingId, 'activity-volume');
    expect(incident).toMatchObject({ data: { mebibytes: 300 }, proposedSeconds: null });
    tell();
    await examiner.post(`/api/sittings/${sittingId}/start`).expect(200);
    expect((await rig.incidents(sittingId)).filter(({ kind }) => kind === 'activity-volume')).toHaveLength(1);
  });
});

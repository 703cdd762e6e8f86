import { Id } from '@e5b/contracts';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { Clock } from '../common/clock.js';
import { EventBus } from '../events/event-bus.js';
import { type ExamServer, type ExamSocket, SocketIdentities } from './socket-identity.js';

const STAFF_ROOM = 'staff';
const slotRoom = (slotId: string): string => `slot:${slotId}`;
const sittingRoom = (sittingId: string): string => `sitting:${sittingId}`;

type WatchAnswer = { ok: boolean; code?: string };

/**
 * The one class that owns the sockets. It listens to the rooms' events and announces that something changed; content is
 * pulled over HTTP, where rights are checked. Staff watch slots; a candidate's socket hears of its own sitting only.
 */
@WebSocketGateway()
export class ExamSockets implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnModuleDestroy {
  private readonly logger = new Logger(ExamSockets.name);
  private readonly listening: (() => void)[] = [];
  private readonly pages = new Map<string, number>();

  constructor(
    private readonly identities: SocketIdentities,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  afterInit(server: ExamServer): void {
    server.use((socket, next) => {
      this.identities.of(socket.request).then(
        (identity) => {
          if (identity) socket.data.identity = identity;
          next(identity ? undefined : new Error('UNAUTHENTICATED'));
        },
        (error: unknown) => {
          this.logger.error({ err: error }, 'A socket could not be identified');
          next(new Error('INTERNAL'));
        },
      );
    });
    this.announceTo(server);
  }

  onModuleDestroy(): void {
    for (const stop of this.listening) stop();
  }

  async handleConnection(socket: ExamSocket): Promise<void> {
    const { identity } = socket.data;
    if (identity.kind === 'staff') {
      await socket.join(STAFF_ROOM);
      return;
    }
    const { sittingId } = identity;
    const pages = (this.pages.get(sittingId) ?? 0) + 1;
    this.pages.set(sittingId, pages);
    if (pages === 1) this.events.emit('candidate.presence', { sittingId, connected: true });
    await socket.join(sittingRoom(sittingId));
  }

  handleDisconnect(socket: ExamSocket): void {
    const { identity } = socket.data;
    if (identity.kind !== 'candidate') return;
    const pages = (this.pages.get(identity.sittingId) ?? 1) - 1;
    if (pages > 0) return void this.pages.set(identity.sittingId, pages);
    this.pages.delete(identity.sittingId);
    this.events.emit('candidate.presence', { sittingId: identity.sittingId, connected: false });
  }

  @SubscribeMessage('watch-slot')
  async watchSlot(@ConnectedSocket() socket: ExamSocket, @MessageBody() message: unknown): Promise<WatchAnswer> {
    const slotId = slotOf(message);
    if (!slotId) return { ok: false, code: 'VALIDATION' };
    if (socket.data.identity.kind !== 'staff') return { ok: false, code: 'FORBIDDEN' };
    await socket.join(slotRoom(slotId));
    return { ok: true };
  }

  @SubscribeMessage('unwatch-slot')
  async unwatchSlot(@ConnectedSocket() socket: ExamSocket, @MessageBody() message: unknown): Promise<WatchAnswer> {
    const slotId = slotOf(message);
    if (!slotId) return { ok: false, code: 'VALIDATION' };
    await socket.leave(slotRoom(slotId));
    return { ok: true };
  }

  @SubscribeMessage('clock')
  serverClock(): { serverNow: number } {
    return { serverNow: this.clock.now() };
  }

  private announceTo(server: ExamServer): void {
    const { events } = this;
    this.listening.push(
      events.on('slot.changed', (event) => server.to(slotRoom(event.slotId)).emit('slot-changed', event)),
      events.on('sitting.changed', (event) => {
        server.to([slotRoom(event.slotId), sittingRoom(event.sittingId)]).emit('sitting-changed', event);
      }),
      events.on('activity.appended', (event) => server.to(slotRoom(event.slotId)).emit('activity-appended', event)),
      events.on('visits.appended', (event) => server.to(slotRoom(event.slotId)).emit('visits-appended', event)),
      events.on('contexts.changed', () => server.to(STAFF_ROOM).emit('contexts-changed')),
      events.on('ateliers.changed', () => server.to(STAFF_ROOM).emit('ateliers-changed')),
      events.on('evaluation.changed', (event) => server.to(slotRoom(event.slotId)).emit('evaluation-changed', event)),
      events.on('candidate.signed-out', ({ sittingId }) => {
        server.to(sittingRoom(sittingId)).emit('signed-out');
        server.in(sittingRoom(sittingId)).disconnectSockets(true);
      }),
    );
  }
}

function slotOf(message: unknown): string | null {
  const slotId = (message as { slotId?: unknown } | null)?.slotId;
  const parsed = Id.safeParse(slotId);
  return parsed.success ? parsed.data : null;
}

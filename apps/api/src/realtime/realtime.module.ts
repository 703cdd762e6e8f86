import { Module } from '@nestjs/common';
import { ExamSockets } from './exam-sockets.gateway.js';
import { SocketIdentities } from './socket-identity.js';

@Module({ providers: [ExamSockets, SocketIdentities] })
export class RealtimeModule {}

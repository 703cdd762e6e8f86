import type { NestExpressApplication } from '@nestjs/platform-express';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Server, ServerOptions } from 'socket.io';
import { sameOrigin } from './auth/same-origin.middleware.js';
import { SESSION_MIDDLEWARE } from './auth/session.middleware.js';
import { Settings } from './config/settings.js';

/** socket.io on the same port, behind the same session; foreign origins are refused at the handshake. */
class SessionIoAdapter extends IoAdapter {
  constructor(
    app: NestExpressApplication,
    private readonly session: RequestHandler,
    private readonly origin: string,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const allowed: ServerOptions['allowRequest'] = ({ headers }, decide) => {
      decide(null, headers.origin === undefined || headers.origin === this.origin);
    };
    const server = super.createIOServer(port, {
      ...options,
      destroyUpgrade: false,
      cookie: false,
      allowRequest: allowed,
      pingInterval: 10_000,
      pingTimeout: 10_000,
    } as ServerOptions);
    server.engine.use(this.session);
    return server;
  }
}

/** Everything between Nest's container and the network; tests configure their application the same way. */
export function configureApp(app: NestExpressApplication): void {
  const { env } = app.get(Settings);
  const session = app.get<RequestHandler>(SESSION_MIDDLEWARE);
  const secure = env.E5B_PLATFORM_ORIGIN.startsWith('https:');
  app.disable('x-powered-by');
  app.use(
    helmet({
      // On a plain-HTTP local network these two would send browsers to a https that is not there.
      strictTransportSecurity: secure,
      contentSecurityPolicy: {
        directives: {
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'", env.E5B_PLATFORM_ORIGIN.replace(/^http/, 'ws')],
          upgradeInsecureRequests: secure ? [] : null,
        },
      },
    }),
  );
  app.use(sameOrigin(env.E5B_PLATFORM_ORIGIN));
  app.use('/api', session);
  app.useWebSocketAdapter(new SessionIoAdapter(app, session, env.E5B_PLATFORM_ORIGIN));
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.enableShutdownHooks();
  if (env.NODE_ENV !== 'production') SwaggerModule.setup('api/docs', app, () => openApiDocument(app));
}

function openApiDocument(app: NestExpressApplication) {
  const description = 'API de la plateforme d’examen E5 B (BTS NDRC).';
  return SwaggerModule.createDocument(
    app,
    new DocumentBuilder().setTitle('E5 B').setDescription(description).setVersion('1').build(),
  );
}

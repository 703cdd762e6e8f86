import { randomUUID } from 'node:crypto';
import { LoggerModule } from 'nestjs-pino';
import { Settings } from '../config/settings.js';

/** One JSON object a line; a correlation id per request, answered as `x-correlation-id`; nothing secret. */
export const LoggingModule = LoggerModule.forRootAsync({
  inject: [Settings],
  useFactory: ({ env }: Settings) => ({
    pinoHttp: {
      level: env.E5B_LOG_LEVEL,
      genReqId: (_request, response) => {
        const id = randomUUID();
        response.setHeader('x-correlation-id', id);
        return id;
      },
      redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
      autoLogging: { ignore: ({ url }) => !url?.startsWith('/api/') },
      customLogLevel: (_request, response, error) => {
        if (error || response.statusCode >= 500) return 'error';
        return response.statusCode >= 400 ? 'warn' : 'debug';
      },
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          url: request.url,
        }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
    },
  }),
});

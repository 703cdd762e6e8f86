import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestHandler } from 'express';
import session from 'express-session';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings.js';
import { WebSessionEntity } from './web-session.entity.js';
import { WebSessionStore } from './web-session.store.js';

/** One middleware for HTTP and sockets, so that one sign-in serves both. */
export const SESSION_MIDDLEWARE = Symbol('SessionMiddleware');

/** An exam day without a second sign-in. */
const LIFETIME_MS = 12 * 3600_000;

function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

export const sessionMiddlewareProvider = {
  provide: SESSION_MIDDLEWARE,
  inject: [Settings, DataSource],
  useFactory: (settings: Settings, dataSource: DataSource): RequestHandler =>
    session({
      name: 'e5b.sid',
      secret: secret(`${settings.paths.keys}/session-secret`),
      resave: false,
      saveUninitialized: false,
      rolling: true,
      store: new WebSessionStore(dataSource.getRepository(WebSessionEntity), LIFETIME_MS),
      cookie: { httpOnly: true, sameSite: 'strict', secure: 'auto', maxAge: LIFETIME_MS },
    }),
};

import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

/** Whether the runtime knows this IANA name; offsets such as « +04:00 » are none. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('fr-FR', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Every setting of the api. `.env.example` says each in French; a wrong value stops the start, all of them named at once. */
export const EnvSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  E5B_DATA_DIR: z.string().min(1).default('var'),
  E5B_API_HOST: z.string().min(1).default('127.0.0.1'),
  E5B_API_PORT: port(8080),
  /** Where browsers reach the platform; refused as an Origin otherwise. */
  E5B_PLATFORM_ORIGIN: z.url().default('http://localhost:8080'),
  E5B_GATEWAY_PORT: port(8081),
  E5B_SANDBOX_DOMAIN: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)
    .default('localhost'),
  E5B_SANDBOX_SCHEME: z.enum(['http', 'https']).default('http'),
  /** Image baked for the rehearsal context. */
  E5B_IMAGE_WORDPRESS: z.string().min(1).default('e5b/ravaude:dev'),
  /** Image of the WordPress without content that ateliers can be opened from. */
  E5B_IMAGE_BLANK_WORDPRESS: z.string().min(1).default('e5b/blank-wordpress:dev'),
  /** Image of the PrestaShop without content that ateliers can be opened from, or nothing. */
  E5B_IMAGE_BLANK_PRESTASHOP: z.string().default(''),
  /** Runtime images that contexts are baked on, separated by commas. */
  E5B_RUNTIME_IMAGES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  E5B_DB_SOCKET: z.string().min(1).optional(),
  E5B_DB_NAME: z.string().min(1).default('e5b'),
  E5B_DB_USER: z.string().min(1).default('e5b'),
  E5B_DB_PASSWORD_FILE: z.string().min(1).optional(),
  E5B_WEB_DIST: z.string().min(1).optional(),
  /** The centre's civil time, for what is printed: an IANA name. */
  E5B_TIME_ZONE: z.string().refine(isTimeZone).default('Europe/Paris'),
  E5B_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Makes the rehearsal centre when the database is empty. */
  E5B_REHEARSAL: z.stringbool().default(true),
  /** How long a closed, archived and verified sandbox is kept for the examiner's last look, in minutes. */
  E5B_SANDBOX_GRACE_MINUTES: z.coerce.number().int().min(0).max(1440).default(60),
  /** Where the national team's public keys, rotations and revocations lie; by default `<data>/contexts/cles`. */
  E5B_CONTEXT_KEYS: z.string().min(1).optional(),
  /** Publication that the centre reads contexts from: an http(s) address, or nothing. */
  E5B_CONTEXT_CATALOG: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Largest pack that is taken in, in bytes. */
  E5B_CONTEXT_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(2 ** 20)
    .default(4 * 2 ** 30),
  /** Where authors' private keys lie (`*.key.pem`, with a passphrase); by default `<data>/contexts/cles-auteurs`. */
  E5B_AUTHOR_KEYS: z.string().min(1).optional(),
  /** Unix socket of a signing agent (`e5b context agent`), or nothing. */
  E5B_SIGNING_AGENT: z.string().min(1).optional(),
  E5B_DOCKER_SOCKET: z.string().min(1).default('/var/run/docker.sock'),
});

export type Env = z.infer<typeof EnvSchema>;

/** The places under the data directory. `instance` marks this installation's containers (8 hex digits). */
export interface DataPaths {
  root: string;
  instance: string;
  run: string;
  sandboxes: string;
  gatewaySocket: string;
  databaseSocket: string;
  journals: string;
  evidence: string;
  keys: string;
  contexts: string;
  contextKeys: string;
  authorKeys: string;
  ateliers: string;
  clockAnchor: string;
  rehearsal: string;
}

export function dataPaths(env: Env): DataPaths {
  const asked = resolve(env.E5B_DATA_DIR);
  mkdirSync(asked, { recursive: true });
  const root = realpathSync(asked);
  return {
    root,
    instance: createHash('sha256').update(root).digest('hex').slice(0, 8),
    run: `${root}/run`,
    sandboxes: `${root}/run/sbx`,
    gatewaySocket: `${root}/run/gateway.sock`,
    databaseSocket: env.E5B_DB_SOCKET ?? `${root}/run/db/mysql.sock`,
    journals: `${root}/journals`,
    evidence: `${root}/evidence`,
    keys: `${root}/keys`,
    contexts: `${root}/contexts`,
    contextKeys: env.E5B_CONTEXT_KEYS ?? `${root}/contexts/cles`,
    authorKeys: env.E5B_AUTHOR_KEYS ?? `${root}/contexts/cles-auteurs`,
    ateliers: `${root}/ateliers`,
    clockAnchor: `${root}/clock-anchor.json`,
    rehearsal: `${root}/rehearsal.json`,
  };
}

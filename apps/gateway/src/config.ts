import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

/** A unix socket's path holds at most this many bytes (sun_path without its closing zero). */
export const MAX_SOCKET_PATH_BYTES = 107;

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);
const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);

/** The process's environment; README.md says what each variable means. */
export const Environment = z
  .object({
    E5B_DATA_DIR: z.string().min(1).default('var'),
    E5B_GATEWAY_HOST: z.string().min(1).default('127.0.0.1'),
    E5B_GATEWAY_PORT: port(8081),
    E5B_SANDBOX_DOMAIN: z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
      .default('localhost'),
    E5B_PLATFORM_ORIGIN: origin.default('http://localhost:8080'),
    E5B_MAX_UPLOAD_BYTES: z.coerce
      .number()
      .int()
      .min(1024)
      .default(64 * 1024 * 1024),
    E5B_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  })
  .transform((env) => ({
    dataDir: isAbsolute(env.E5B_DATA_DIR) ? env.E5B_DATA_DIR : resolve(env.E5B_DATA_DIR),
    host: env.E5B_GATEWAY_HOST,
    port: env.E5B_GATEWAY_PORT,
    domain: env.E5B_SANDBOX_DOMAIN,
    platformOrigin: env.E5B_PLATFORM_ORIGIN,
    maxUploadBytes: env.E5B_MAX_UPLOAD_BYTES,
    logLevel: env.E5B_LOG_LEVEL,
  }))
  .refine(({ dataDir }) => Buffer.byteLength(join(dataDir, 'run/sbx/aaaaaaaa/mysql.sock')) <= MAX_SOCKET_PATH_BYTES, {
    path: ['E5B_DATA_DIR'],
    message: `too long: the sandboxes' socket paths below it would exceed ${MAX_SOCKET_PATH_BYTES} bytes`,
  });

export type Config = z.output<typeof Environment>;

/** The settings could not be used; the message names every wrong variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws ConfigError naming every wrong variable at once */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`Wrong settings:\n  ${lines.join('\n  ')}`);
}

import { stat } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { z } from 'zod';
import { SandboxError } from '../sandbox-error.js';
import type { BakeOrder } from './image-baker.js';

const inside = z
  .string()
  .min(1)
  .refine((path) => !isAbsolute(path) && normalize(path) === path && !path.startsWith('..') && !path.includes('\0'));
const version = z.string().regex(/^\d{1,5}(\.\d{1,5}){0,4}$/);

const schema = z.object({
  cms: z.enum(['wordpress', 'prestashop']),
  packSha256: z.string().regex(/^[0-9a-f]{64}$/),
  payloadDir: z.string().refine((path) => isAbsolute(path) && !path.includes('\0')),
  dumpPath: inside,
  docrootPath: inside,
  tablePrefix: z.string().regex(/^[A-Za-z0-9_]{0,64}$/),
  adminPath: z.string().regex(/^[A-Za-z0-9._-]{1,80}$/),
  storedUrls: z.array(z.string().max(300)).max(50),
  phpMin: version,
  phpMax: version.nullable(),
  accounts: z
    .array(
      z.object({
        login: z.string().min(1),
        password: z.string().min(1),
        role: z.string().min(1),
        email: z.string().min(1),
        displayName: z.string().min(1),
        for: z.enum(['candidate', 'colleague']),
      }),
    )
    .refine((accounts) => accounts.some((account) => account.for === 'candidate')),
});

/** @throws SandboxError `ORDER_INVALID` naming the wrong fields, before anything is sent */
export async function checkOrder(order: BakeOrder): Promise<BakeOrder> {
  const parsed = schema.safeParse(order);
  if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => issue.path.join('.')));
  const { payloadDir, dumpPath, docrootPath } = parsed.data;
  const dump = await stat(join(payloadDir, dumpPath)).catch(() => null);
  const docroot = await stat(join(payloadDir, docrootPath)).catch(() => null);
  if (!dump?.isFile()) throw invalid(['dumpPath']);
  if (!docroot?.isDirectory()) throw invalid(['docrootPath']);
  return parsed.data;
}

function invalid(fields: readonly string[]): SandboxError {
  return new SandboxError('ORDER_INVALID', `The bake order is not valid: ${[...new Set(fields)].join(', ')}`);
}

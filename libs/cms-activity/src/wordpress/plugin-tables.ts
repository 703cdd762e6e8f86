import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { folderName } from './site/plugins.js';

/** WordPress's own tables that no rule reads (wp-admin/includes/schema.php). */
const CORE = new Set([
  'commentmeta',
  'termmeta',
  'links',
  'blogs',
  'blogmeta',
  'site',
  'sitemeta',
  'signups',
  'registration_log',
  'blog_versions',
]);

/** What plugins keep for themselves: indexes, queues, logs, counters, sessions. */
const MACHINERY =
  /^(yoast|actionscheduler|rank_math|aioseo|wc_|woocommerce_(sessions|log|api)|litespeed|wfls|wf[a-z]*|statistics|slim_|e_(events|notes|submissions_actions_log))|(^|_)(log|logs|cache|queue|jobs?|stats?|statistics|sessions?|index|indexable|indexables|lookup|visits?|views?|hits?|tokens?|locks?|temp|tmp|history|analytics|404s?|redirections?|events?)(_|$)/i;

/** Whether a table is a plugin's that may hold a person's work. */
export const isPluginTable = (table: string): boolean => !CORE.has(table) && !MACHINERY.test(table);

/** One honest line for the rows of a plugin that no rule knows. */
export function readPluginTable(burst: Burst, table: string): Finding[] {
  const [row] = burst.rows();
  if (!row || JSON.stringify(row.before) === JSON.stringify(row.after)) return [];
  const extension = folderName(table.split('_')[0] ?? table);
  return [
    {
      slot: 'main',
      verb: 'update',
      object: 'setting',
      objectId: table,
      name: `données de l’extension ${extension}`,
      rules: ['wp.unknown'],
      rows: [row],
      facts: { extension, table },
    },
  ];
}

import { formatBytes, formatSeconds } from '../../lib/format-time.js';
import type { TagTone } from '../../ui/index.js';
import type { Upload } from './uploads.js';

const STATES: Record<Upload['state'], { label: string; tone: TagTone }> = {
  waiting: { label: 'En attente', tone: 'neutral' },
  sending: { label: 'Envoi', tone: 'info' },
  failed: { label: 'Envoi interrompu', tone: 'bad' },
};

export const uploadState = (state: Upload['state']): { label: string; tone: TagTone } => STATES[state];

/** « 120 Mo sur 640 Mo · 48 Mo/s · encore 11 s » */
export function uploadLine({
  sent,
  bytesPerSecond,
  file: { size },
}: Pick<Upload, 'sent' | 'bytesPerSecond'> & { file: Pick<File, 'size'> }): string {
  const amount = `${formatBytes(sent)} sur ${formatBytes(size)}`;
  if (!bytesPerSecond) return amount;
  if (sent >= size) return `${amount} · la machine range le fichier…`;
  const left = Math.ceil((size - sent) / bytesPerSecond);
  return `${amount} · ${formatBytes(Math.round(bytesPerSecond))}/s · encore ${formatSeconds(left)}`;
}

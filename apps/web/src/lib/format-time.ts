const time = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const shortTime = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDate = new Intl.DateTimeFormat('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' });

/** « 14:07:32 » */
export const formatTime = (ms: number): string => time.format(ms);
/** « 14:07 » */
export const formatShortTime = (ms: number): string => shortTime.format(ms);
/** « samedi 21 novembre 2026 » */
export const formatDay = (ms: number): string => day.format(ms);
/** « 21/11/2026 » */
export const formatDate = (ms: number): string => shortDate.format(ms);

/** A clock's face: « 39:07 », or « 1:02:03 » from an hour on. Rounded up, so that 00:00 is the very end. */
export function formatCountdown(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(total / 3600);
  const two = (n: number): string => String(n).padStart(2, '0');
  const tail = `${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** A length in words: « 40 min », « 1 min 12 s », « 45 s ». */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** « 12,5 » */
export const formatMark = (mark: number): string => mark.toLocaleString('fr-FR', { maximumFractionDigits: 2 });

/** « 3,4 Mo » */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} o`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'ko'] : bytes < 1e9 ? [bytes / 1e6, 'Mo'] : [bytes / 1e9, 'Go'];
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} ${unit}`;
}

/** « 230 ms », « 2,4 s » */
export function formatMilliseconds(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s`;
}

/** Where exams are sat; times on paper are local. */
const ZONE = 'Europe/Paris';

const DATE = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: ZONE });
const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeZone: ZONE });
const TIME = new Intl.DateTimeFormat('fr-FR', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: ZONE,
});
const HOUR = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const MARK = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 0, maximumFractionDigits: 1 });

/** « 21 novembre 2026 ». Trusted ms, like the others. */
export const longDate = (at: number): string => DATE.format(at);

/** « 21/11/2026 ». */
export const shortDate = (at: number): string => DAY.format(at);

/** « 09:05:12 ». */
export const clockTime = (at: number): string => TIME.format(at);

/** « 9 h 05 ». */
export function hourOfDay(at: number): string {
  const [hours = '', minutes = ''] = HOUR.format(at).split(':');
  return `${Number(hours)} h ${minutes}`;
}

/** « 13,5 ». */
export const markText = (mark: number): string => MARK.format(mark);

/** « 53 min 20 s », « 40 min », « 45 s ». */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const parts = [minutes > 0 ? `${minutes} min` : '', rest > 0 || minutes === 0 ? `${rest} s` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** Where times on paper are local when nothing else is said. */
export const DEFAULT_TIME_ZONE = 'Europe/Paris';

/** How one time zone writes instants. */
interface ZoneFormats {
  date: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  hour: Intl.DateTimeFormat;
}

const FORMATS = new Map<string, ZoneFormats>();
const MARK = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 0, maximumFractionDigits: 1 });

function formatsOf(timeZone: string): ZoneFormats {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { ...options, timeZone });
  const made = {
    date: format({ dateStyle: 'long' }),
    day: format({ dateStyle: 'short' }),
    time: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    hour: format({ hour: '2-digit', minute: '2-digit' }),
  };
  FORMATS.set(timeZone, made);
  return made;
}

/** « 21 novembre 2026 ». Trusted ms and an IANA name, like the others. */
export const longDate = (at: number, timeZone: string): string => formatsOf(timeZone).date.format(at);

/** « 21/11/2026 ». */
export const shortDate = (at: number, timeZone: string): string => formatsOf(timeZone).day.format(at);

/** « 09:05:12 ». */
export const clockTime = (at: number, timeZone: string): string => formatsOf(timeZone).time.format(at);

/** « 9 h 05 ». */
export function hourOfDay(at: number, timeZone: string): string {
  const [hours = '', minutes = ''] = formatsOf(timeZone).hour.format(at).split(':');
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

import { useEffect, useRef, useState } from 'react';
import { type ClockReading, crossedWarning } from '../lib/remaining-time.js';

interface ClockAnnouncerProps {
  reading: ClockReading;
  /** « Léa Martin : » on a page that shows several clocks. */
  who?: string;
}

/** Says aloud, politely, that 10, 5 or 1 minute is left. The clock's face itself is silent. */
export function ClockAnnouncer({ reading, who }: ClockAnnouncerProps) {
  const before = useRef<number | null>(null);
  const [message, setMessage] = useState('');
  const { phase, remainingMs } = reading;
  useEffect(() => {
    const crossed = phase === 'running' ? crossedWarning(before.current, remainingMs) : null;
    const over = phase === 'over' && before.current !== null && before.current > 0;
    before.current = phase === 'not-started' ? null : remainingMs;
    const prefix = who ? `${who} : ` : '';
    if (crossed !== null) setMessage(`${prefix}il reste ${crossed} minute${crossed > 1 ? 's' : ''}.`);
    if (over) setMessage(`${prefix}le temps est écoulé.`);
  }, [phase, remainingMs, who]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {message}
    </div>
  );
}

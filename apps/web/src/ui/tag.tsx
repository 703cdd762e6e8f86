import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type TagTone = 'good' | 'bad' | 'info' | 'neutral' | 'rehearsal';

/** A short state in words; the tone only underlines it. */
export function Tag({ tone, children }: { tone: TagTone; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}

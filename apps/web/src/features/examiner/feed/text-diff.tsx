import { type Change, diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import classes from './text-diff.module.css';

/** Beyond this many changed words, comparing costs more than it tells. */
const MAX_EDITS = 3000;
/** Of an unchanged stretch, what is left at either end. */
const CONTEXT_CHARS = 120;

function abridged(value: string, first: boolean, last: boolean): string {
  const keepStart = first ? 0 : CONTEXT_CHARS;
  const keepEnd = last ? 0 : CONTEXT_CHARS;
  if (value.length <= keepStart + keepEnd + 20) return value;
  return `${value.slice(0, keepStart)} […] ${keepEnd === 0 ? '' : value.slice(-keepEnd)}`;
}

/** A text before and after, word by word; what stayed the same is abridged. Text only, whatever it holds. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const changes = useMemo(
    (): Change[] | undefined => diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS }),
    [before, after],
  );
  if (changes === undefined) {
    return (
      <div className={classes.two}>
        <del>{before}</del>
        <ins>{after}</ins>
      </div>
    );
  }
  return (
    <p className={classes.diff}>
      {changes.map(({ value, added, removed }, at) => {
        const key = `${at}${added ? '+' : removed ? '-' : ''}`;
        if (added) return <ins key={key}>{value}</ins>;
        if (removed) return <del key={key}>{value}</del>;
        return <span key={key}>{abridged(value, at === 0, at === changes.length - 1)}</span>;
      })}
    </p>
  );
}

import { useEffect, useState } from 'react';
import { copyText } from '../lib/copy-text.js';
import { Button, IconCheck, IconCopy } from '../ui/index.js';
import classes from './copy-field.module.css';

/** One value to type elsewhere, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => setOutcome((await copyText(value)) ? 'copied' : 'failed');
  return (
    <div className={classes.field}>
      <span className={classes.label}>{label}</span>
      <code className={classes.value}>{value}</code>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={outcome === 'copied' ? <IconCheck size={14} /> : <IconCopy size={14} />}
        aria-label={`Copier : ${label}`}
        onClick={() => void copy()}
      >
        {outcome === 'copied' ? 'Copié' : 'Copier'}
      </Button>
      <span className="visually-hidden" aria-live="polite">
        {outcome === 'copied' ? `${label} copié` : ''}
        {outcome === 'failed' ? 'Copie impossible : recopiez la valeur.' : ''}
      </span>
    </div>
  );
}

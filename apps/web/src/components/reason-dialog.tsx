import { type ReactNode, useState } from 'react';
import { Button, Group, Modal, Stack, Textarea, UnstyledButton } from '../ui/index.js';
import { FailureNotice } from './failure-notice.js';
import classes from './reason-dialog.module.css';

const MIN_REASON = 3;
const MAX_REASON = 300;

interface ReasonDialogProps {
  opened: boolean;
  title: string;
  /** What will happen, in a sentence. */
  explanation?: ReactNode;
  /** Reasons that fit with one click. */
  suggestions: readonly string[];
  confirmLabel: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks why, because every change of an exam's course is printed with its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="lg">
      {/* Fresh state at each opening. */}
      {props.opened && <ReasonForm {...props} />}
    </Modal>
  );
}

function ReasonForm({
  explanation,
  suggestions,
  confirmLabel,
  danger,
  busy,
  error,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < MIN_REASON;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!tooShort) onConfirm(reason.trim());
      }}
    >
      <Stack gap="sm">
        {explanation}
        <Suggestions texts={suggestions} onChoose={setReason} />
        <Textarea
          label="Motif (figurera sur la fiche)"
          required
          autosize
          minRows={2}
          maxLength={MAX_REASON}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && tooShort ? 'Indiquez un motif en quelques mots.' : undefined}
        />
        {error !== null && error !== undefined && <FailureNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Renoncer
          </Button>
          <Button type="submit" color={danger ? 'red' : undefined} loading={busy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Suggestions({ texts, onChoose }: { texts: readonly string[]; onChoose: (text: string) => void }) {
  return (
    <Group gap={6}>
      {texts.map((text) => (
        <UnstyledButton key={text} className={classes.suggestion} onClick={() => onChoose(text)}>
          {text}
        </UnstyledButton>
      ))}
    </Group>
  );
}

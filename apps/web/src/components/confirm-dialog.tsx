import type { ReactNode } from 'react';
import { Button, Group, Modal, Stack } from '../ui/index.js';
import { FailureNotice } from './failure-notice.js';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  /** Where « Renoncer » could be read as the thing to confirm. */
  closeLabel?: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack gap="sm">
        <div>{props.children}</div>
        {props.error !== null && props.error !== undefined && <FailureNotice error={props.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {props.closeLabel ?? 'Renoncer'}
          </Button>
          <Button
            data-autofocus
            color={props.danger ? 'red' : undefined}
            loading={props.busy}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

const COLORS = { success: 'teal', info: 'ink', error: 'red' } as const;

/** A short message in the corner. Errors stay until they are closed. */
export function notify(kind: keyof typeof COLORS, title: string, message?: ReactNode): void {
  const role = kind === 'error' ? 'alert' : 'status';
  notifications.show({
    title,
    message: message ?? '',
    color: COLORS[kind],
    role,
    autoClose: kind === 'error' ? 20_000 : 6000,
  });
}

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ServerUnreachable } from '../lib/api-failure.js';
import { openEntry } from '../lib/open-entry.js';
import { useServerLink } from '../lib/server-link.js';
import { Alert, Anchor, Button, IconExternal, Stack } from '../ui/index.js';
import { FailureNotice } from './failure-notice.js';

interface EntryButtonProps {
  requestUrl: () => Promise<{ url: string }>;
  disabled?: boolean;
  variant?: 'filled' | 'default';
  size?: 'xl' | 'compact-sm' | 'compact-xs';
  children: ReactNode;
}

/** Opens a candidate's site in a new window with a one-time ticket. */
export function EntryButton({ requestUrl, disabled, variant = 'filled', size = 'xl', children }: EntryButtonProps) {
  const entry = useMutation({ mutationFn: () => openEntry(requestUrl) });
  // What was said while the server was away is no longer true once it answers.
  const { reachable } = useServerLink();
  const failed = entry.isError && !(reachable && entry.error instanceof ServerUnreachable);
  return (
    <Stack gap={6}>
      <Button
        size={size}
        variant={variant}
        disabled={disabled}
        loading={entry.isPending}
        rightSection={<IconExternal size={size === 'xl' ? 20 : 14} />}
        onClick={() => entry.mutate()}
      >
        {children}
      </Button>
      {failed && <FailureNotice error={entry.error} />}
      {typeof entry.data === 'string' && (
        <Alert color="orange" variant="light" py="xs" role="alert">
          Le navigateur a bloqué la nouvelle fenêtre.{' '}
          <Anchor href={entry.data} target="_blank" rel="noreferrer" onClick={() => entry.reset()}>
            Ouvrir quand même (dans les 30 secondes)
          </Anchor>
        </Alert>
      )}
    </Stack>
  );
}

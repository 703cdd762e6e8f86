import { useEffect, useState } from 'react';
import { formatSeconds } from '../lib/format-time.js';
import { useServerLink } from '../lib/server-link.js';
import { Group, Tag, Text } from '../ui/index.js';

/** Seconds since a local monotonic instant, refreshed every second. */
function useSecondsSince(since: number | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? 0 : Math.max(0, Math.round((now - since) / 1000));
}

/** « En ligne » or « Hors ligne depuis 12 s ». `reassurance` says what still works. */
export function LinkState({ reassurance }: { reassurance?: string }) {
  const link = useServerLink();
  const seconds = useSecondsSince(link.since);
  return (
    <div>
      <Group gap={6} wrap="nowrap">
        <Tag tone={link.reachable ? 'good' : 'bad'}>{link.reachable ? 'En ligne' : 'Hors ligne'}</Tag>
        {!link.reachable && (
          <Text size="sm" className="tabular">
            depuis {formatSeconds(seconds)}
          </Text>
        )}
      </Group>
      <div aria-live="polite">
        {!link.reachable && reassurance && (
          <Text size="sm" mt={4}>
            {reassurance}
          </Text>
        )}
      </div>
    </div>
  );
}

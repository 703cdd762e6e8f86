import { type Atelier, NO_VERSION } from '@e5b/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryView } from '../../components/query-view.js';
import { fetchOvertaken } from '../../lib/api/ateliers.js';
import { formatDate, formatShortTime } from '../../lib/format-time.js';
import { keys } from '../../lib/query-keys.js';
import { Alert, Button, Checkbox, IconWarning, Stack, Text } from '../../ui/index.js';
import { ChangeList } from './change-list.js';

interface OvertakenNoticeProps {
  atelier: Atelier;
  accepted: boolean;
  onAccept: (accepted: boolean) => void;
}

/** Somebody published a newer version than the one this atelier started from: seen first, decided then. */
export function OvertakenNotice({ atelier, accepted, onAccept }: OvertakenNoticeProps) {
  const { id, latest, baseVersion } = atelier;
  const [looking, look] = useState(false);
  const query = useQuery({
    queryKey: keys.overtaken(id, latest.version),
    queryFn: () => fetchOvertaken(id),
    enabled: looking,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const when = latest.at === null ? '' : ` le ${formatDate(latest.at)} à ${formatShortTime(latest.at)}`;
  return (
    <Alert color="orange" variant="light" icon={<IconWarning />} title="Une version plus récente existe">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="gray.9">
          La version {latest.version} a été {latest.by === null ? 'installée ici' : `publiée par ${latest.by}`}
          {when}. Votre atelier part {baseVersion === NO_VERSION ? 'd’un site neuf' : `de la version ${baseVersion}`} :
          ce que la version {latest.version} apporte n’y est pas.
        </Text>
        {looking ? (
          <QueryView query={query} loading="Comparaison des deux versions…">
            {(changes) => <ChangeList changes={changes} />}
          </QueryView>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => look(true)}>
            Voir ce que la version {latest.version} change
          </Button>
        )}
        <Checkbox
          label={`J’en tiens compte : publier par-dessus la version ${latest.version}`}
          checked={accepted}
          onChange={(event) => onAccept(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}

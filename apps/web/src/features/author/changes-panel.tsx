import { type Atelier, NO_VERSION } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FailureNotice } from '../../components/failure-notice.js';
import { compareAtelier } from '../../lib/api/ateliers.js';
import { formatShortTime } from '../../lib/format-time.js';
import { keys } from '../../lib/query-keys.js';
import { Button, Group, Stack, Text, Title } from '../../ui/index.js';
import { ChangeList } from './change-list.js';

/** What the author changed since the last version, in words, as of the last look. */
export function ChangesPanel({ atelier }: { atelier: Atelier }) {
  const { id, state, baseVersion, changes } = atelier;
  const client = useQueryClient();
  const compare = useMutation({
    mutationFn: () => compareAtelier(id),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.ateliers }),
  });
  const heading = `changements-${id}`;
  return (
    <section aria-labelledby={heading}>
      <Stack gap="xs" align="stretch">
        <Group>
          <Title order={3} size="h5" id={heading}>
            Ce qui a changé depuis {baseVersion === NO_VERSION ? 'l’ouverture' : `la version ${baseVersion}`}
          </Title>
          <Button
            size="compact-sm"
            variant="default"
            disabled={state !== 'open'}
            loading={compare.isPending}
            onClick={() => compare.mutate()}
          >
            {changes === null ? 'Comparer' : 'Comparer de nouveau'}
          </Button>
        </Group>
        {compare.isError && <FailureNotice error={compare.error} title="Comparaison impossible" />}
        {changes === null ? (
          <Text size="sm">Comparez pour voir vos modifications en toutes lettres, avant de publier.</Text>
        ) : (
          <>
            <Text size="sm">À {formatShortTime(changes.at)} :</Text>
            <ChangeList changes={changes} />
          </>
        )}
      </Stack>
    </section>
  );
}

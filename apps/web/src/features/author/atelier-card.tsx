import { type Atelier, type AtelierState, type AteliersView, NO_VERSION } from '@e5b/contracts';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { formatDate, formatShortTime } from '../../lib/format-time.js';
import { Alert, Group, IconWarning, Paper, Stack, Tag, Text, Title } from '../../ui/index.js';
import { AtelierDoors } from './atelier-doors.js';
import { ChangesPanel } from './changes-panel.js';
import { CloseAtelier } from './close-atelier.js';
import { PublishVersion } from './publish-version.js';
import { WorkProgress } from './work-progress.js';

const STATES: Record<AtelierState, { label: string; tone: 'good' | 'neutral' | 'bad' }> = {
  opening: { label: 'En préparation', tone: 'neutral' },
  open: { label: 'Ouvert', tone: 'good' },
  comparing: { label: 'Comparaison en cours', tone: 'neutral' },
  publishing: { label: 'Publication en cours', tone: 'neutral' },
  closed: { label: 'Fermé', tone: 'neutral' },
  failed: { label: 'Perdu', tone: 'bad' },
};

interface AtelierCardProps {
  atelier: Atelier;
  signing: AteliersView['keys'];
}

export function AtelierCard({ atelier, signing }: AtelierCardProps) {
  const { id, title, cms, baseVersion, author, own, createdAt, state, problem, progress } = atelier;
  const { label, tone } = STATES[state];
  const heading = `atelier-${id}`;
  return (
    <Paper component="article" aria-labelledby={heading} p="lg" bg="white">
      <Stack gap="md" align="stretch">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h4" id={heading}>
              {title}
            </Title>
            <Text size="sm">
              {CMS_NAMES[cms]}, à partir{' '}
              {baseVersion === NO_VERSION ? 'd’un site neuf' : `de la version ${baseVersion}`} – {own ? 'vous' : author}
              , depuis le {formatDate(createdAt)} à {formatShortTime(createdAt)}
            </Text>
          </div>
          <Group gap="sm">
            <Tag tone={tone}>{label}</Tag>
            <CloseAtelier atelier={atelier} />
          </Group>
        </Group>
        {problem && (
          <Alert color="red" variant="light" icon={<IconWarning />} role="alert" py="xs">
            <Text size="sm" c="gray.9">
              {problem.sentence}
            </Text>
          </Alert>
        )}
        {progress && state !== 'open' && <WorkProgress progress={progress} />}
        {own && state !== 'opening' && state !== 'failed' && (
          <>
            <AtelierDoors atelier={atelier} />
            <ChangesPanel atelier={atelier} />
            <PublishVersion atelier={atelier} signing={signing} />
          </>
        )}
      </Stack>
    </Paper>
  );
}

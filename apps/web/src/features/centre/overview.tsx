import type { CentreOverview, ReadinessCheck } from '@e5b/contracts';
import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../../components/query-view.js';
import { fetchOverview } from '../../lib/api/centre.js';
import { formatTime } from '../../lib/format-time.js';
import { keys } from '../../lib/query-keys.js';
import {
  Alert,
  Button,
  Group,
  IconCheck,
  IconCross,
  IconWarning,
  Paper,
  Stack,
  Tag,
  Text,
  TextLink,
} from '../../ui/index.js';
import { checkFigures } from './check-figures.js';
import classes from './overview.module.css';
import { READINESS_TEXTS } from './readiness-texts.js';

const STATUS = {
  ok: { label: 'En ordre', icon: <IconCheck /> },
  warning: { label: 'À surveiller', icon: <IconWarning /> },
  error: { label: 'À corriger', icon: <IconCross /> },
} as const;

export function Overview() {
  const query = useQuery({ queryKey: keys.centre('overview'), queryFn: fetchOverview, refetchInterval: 15_000 });
  return (
    <QueryView query={query} loading="Vérification de la machine…">
      {(overview) => (
        <Stack>
          <Verdict overview={overview} />
          <Group gap="sm">
            <Button variant="default" size="sm" loading={query.isFetching} onClick={() => void query.refetch()}>
              Revérifier
            </Button>
            <Text size="sm">Vérifié à {formatTime(overview.serverNow)}</Text>
          </Group>
          <Paper bg="white">
            <ul className={classes.checks}>
              {overview.checks.map((check) => (
                <CheckLine key={check.key} check={check} />
              ))}
            </ul>
          </Paper>
        </Stack>
      )}
    </QueryView>
  );
}

function Verdict({ overview }: { overview: CentreOverview }) {
  return (
    <Alert
      color={overview.ready ? 'teal' : 'red'}
      variant="light"
      icon={overview.ready ? <IconCheck /> : <IconWarning />}
      title={overview.ready ? 'Oui, le centre est prêt' : 'Non, pas encore'}
      role="status"
    >
      <Group gap="sm">
        <Text c="gray.9">
          {overview.centre} – {overview.examSession}.{' '}
          {!overview.ready && 'Corrigez les points signalés ci-dessous avant d’ouvrir un créneau.'}
        </Text>
        {overview.rehearsal && <Tag tone="rehearsal">Centre de répétition</Tag>}
      </Group>
    </Alert>
  );
}

function CheckLine({ check }: { check: ReadinessCheck }) {
  const text = READINESS_TEXTS[check.key];
  const status = STATUS[check.status];
  const figures = checkFigures(check);
  return (
    <li className={classes.check} data-status={check.status}>
      <span className={classes.icon}>{status.icon}</span>
      <div>
        <Text fw={600}>
          {text.label} : {status.label.toLowerCase()}
        </Text>
        <Text size="sm">{text.says[check.status]}</Text>
        {figures !== '' && (
          <Text size="sm" c="dimmed">
            {figures}
          </Text>
        )}
        {check.key === 'image' && (
          <TextLink to="/centre/contextes" size="sm">
            Voir les contextes
          </TextLink>
        )}
      </div>
    </li>
  );
}

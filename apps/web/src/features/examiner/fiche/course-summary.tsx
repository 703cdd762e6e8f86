import type { SittingView } from '@e5b/contracts';
import { formatSeconds, formatTime } from '../../../lib/format-time.js';
import { incidentLabel } from '../../../lib/incident-labels.js';
import { Paper, Text, Title } from '../../../ui/index.js';

/** How the passage went: times, pauses, time given back, incidents. Printed on the fiche. */
export function CourseSummary({ sitting }: { sitting: SittingView }) {
  const { window, incidents } = sitting;
  return (
    <Paper p="md" bg="white">
      <Title order={2} size="h4" mb="xs">
        Déroulement
      </Title>
      <Text size="sm">
        {window.startedAt === null ? 'Pas encore démarré' : `Démarré à ${formatTime(window.startedAt)}`}
        {window.endedAt !== null && `, terminé à ${formatTime(window.endedAt)}`}. Durée accordée :{' '}
        {formatSeconds(window.durationSeconds + window.extraSeconds + window.givenSeconds)}
        {window.extraSeconds > 0 && ` (dont temps majoré ${formatSeconds(window.extraSeconds)})`}.
      </Text>
      {window.adjustments.length + window.pauses.length + incidents.length === 0 && (
        <Text size="sm">Ni pause, ni temps rendu, ni incident.</Text>
      )}
      <ul>
        {window.adjustments.map((given) => (
          <Text component="li" size="sm" key={given.at}>
            {formatTime(given.at)} – {formatSeconds(given.seconds)} rendues : {given.reason}
          </Text>
        ))}
        {window.pauses.map((pause) => (
          <Text component="li" size="sm" key={pause.from}>
            {formatTime(pause.from)} – pause {pause.to === null ? 'en cours' : `jusqu’à ${formatTime(pause.to)}`} :{' '}
            {pause.reason}
          </Text>
        ))}
        {incidents.map((incident) => (
          <Text component="li" size="sm" key={incident.id}>
            {formatTime(incident.at)} – {incidentLabel(incident.kind)}
          </Text>
        ))}
      </ul>
    </Paper>
  );
}

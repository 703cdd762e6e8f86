import type { SlotSummary } from '@e5b/contracts';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/empty-state.js';
import { QueryView } from '../../components/query-view.js';
import { fetchCentreSlots } from '../../lib/api/centre.js';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { formatDate, formatShortTime } from '../../lib/format-time.js';
import { keys } from '../../lib/query-keys.js';
import { sittingStateLabel } from '../../lib/sitting-state-labels.js';
import { Button, IconPrint, Paper, Table, Tag, Text } from '../../ui/index.js';

const STATES = { scheduled: 'À ouvrir', open: 'Ouvert', finished: 'Terminé' } as const;

export function CentreSlots() {
  const query = useQuery({ queryKey: keys.centre('slots'), queryFn: fetchCentreSlots, refetchInterval: 10_000 });
  return (
    <QueryView query={query} loading="Chargement des créneaux…">
      {(slots) =>
        slots.length === 0 ? (
          <EmptyState title="Aucun créneau">Créez une répétition pour essayer l’épreuve de bout en bout.</EmptyState>
        ) : (
          <Paper bg="white">
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Créneau</Table.Th>
                  <Table.Th>Sujet</Table.Th>
                  <Table.Th>Examinateur</Table.Th>
                  <Table.Th>Candidats</Table.Th>
                  <Table.Th>État</Table.Th>
                  <Table.Th>Papillons</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {slots.map((slot) => (
                  <SlotLine key={slot.id} slot={slot} />
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )
      }
    </QueryView>
  );
}

function SlotLine({ slot }: { slot: SlotSummary }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{slot.label}</Text>
        <Text size="sm">
          {formatDate(slot.startsAt)} à {formatShortTime(slot.startsAt)}
        </Text>
        {slot.rehearsal && <Tag tone="rehearsal">Répétition</Tag>}
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {CMS_NAMES[slot.sujet.cms]} {slot.sujet.letter} – {slot.sujet.title}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {slot.examiner.name}
          <br />
          commission {slot.commission}
        </Text>
      </Table.Td>
      <Table.Td>
        {slot.candidates.map((candidate) => (
          <Text size="sm" key={candidate.sittingId}>
            {candidate.lastName} {candidate.firstName} – {sittingStateLabel(candidate.state)}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>{STATES[slot.state]}</Table.Td>
      <Table.Td>
        <Button
          component="a"
          href={`/api/slots/${slot.id}/slips.pdf`}
          target="_blank"
          rel="noreferrer"
          variant="default"
          size="compact-sm"
          leftSection={<IconPrint size={14} />}
          aria-label={`Papillons du créneau ${slot.label} (PDF)`}
        >
          PDF
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

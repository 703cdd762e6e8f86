import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/empty-state.js';
import { QueryView } from '../../components/query-view.js';
import { fetchIncidents } from '../../lib/api/centre.js';
import { formatDate, formatTime } from '../../lib/format-time.js';
import { incidentDetail, incidentLabel } from '../../lib/incident-labels.js';
import { keys } from '../../lib/query-keys.js';
import { Paper, Table } from '../../ui/index.js';

export function IncidentList() {
  const query = useQuery({ queryKey: keys.centre('incidents'), queryFn: fetchIncidents, refetchInterval: 10_000 });
  return (
    <QueryView query={query} loading="Chargement des incidents…">
      {(incidents) =>
        incidents.length === 0 ? (
          <EmptyState title="Aucun incident">
            Redémarrages, changements d’heure et fins anticipées sont notés ici avec leur heure.
          </EmptyState>
        ) : (
          <Paper bg="white">
            <Table horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Date et heure</Table.Th>
                  <Table.Th>Incident</Table.Th>
                  <Table.Th>Candidat</Table.Th>
                  <Table.Th>Créneau</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {incidents.map((incident) => (
                  <Table.Tr key={incident.id}>
                    <Table.Td className="tabular">
                      {formatDate(incident.at)} {formatTime(incident.at)}
                    </Table.Td>
                    <Table.Td>
                      {[incidentLabel(incident.kind), incidentDetail(incident)]
                        .filter((part) => part !== null)
                        .join(' : ')}
                    </Table.Td>
                    <Table.Td>{incident.candidate ?? '–'}</Table.Td>
                    <Table.Td>{incident.slotLabel ?? '–'}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )
      }
    </QueryView>
  );
}

import type { ArchiveSummary } from '@e5b/contracts';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/empty-state.js';
import { QueryView } from '../../components/query-view.js';
import { fetchArchives } from '../../lib/api/centre.js';
import { formatBytes, formatDate, formatTime } from '../../lib/format-time.js';
import { keys } from '../../lib/query-keys.js';
import { Button, IconDownload, Paper, Table, Text } from '../../ui/index.js';

const STAGES = { work: 'Travail (fiche non signée)', complete: 'Complète' } as const;

export function ArchiveList() {
  const query = useQuery({ queryKey: keys.centre('archives'), queryFn: fetchArchives, refetchInterval: 10_000 });
  return (
    <QueryView query={query} loading="Chargement des archives…">
      {(archives) =>
        archives.length === 0 ? (
          <EmptyState title="Aucune archive">
            Une archive par candidat apparaît ici à la fin de chaque passage.
          </EmptyState>
        ) : (
          <Paper bg="white">
            <Table horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Candidat</Table.Th>
                  <Table.Th>Contenu</Table.Th>
                  <Table.Th>Faite le</Table.Th>
                  <Table.Th>Empreinte (SHA-256)</Table.Th>
                  <Table.Th>Fichier</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {archives.map((archive) => (
                  <ArchiveLine key={`${archive.sittingId}-${archive.stage}`} archive={archive} />
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )
      }
    </QueryView>
  );
}

function ArchiveLine({ archive }: { archive: ArchiveSummary }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600} size="sm">
          {archive.candidate}
        </Text>
        <Text size="sm">
          n° {archive.number} – créneau {archive.slotLabel}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{STAGES[archive.stage]}</Text>
        <Text size="sm">
          {archive.verifiedAt === null ? 'pas encore vérifiée' : `vérifiée à ${formatTime(archive.verifiedAt)}`}
        </Text>
      </Table.Td>
      <Table.Td className="tabular">
        {formatDate(archive.createdAt)} {formatTime(archive.createdAt)}
      </Table.Td>
      <Table.Td>
        <code style={{ display: 'block', width: '33ch', overflowWrap: 'anywhere', fontSize: 12 }}>
          {archive.sha256}
        </code>
      </Table.Td>
      <Table.Td>
        <Button
          component="a"
          href={`/api/sittings/${archive.sittingId}/evidence`}
          download
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} />}
          aria-label={`Télécharger l’archive de ${archive.candidate}`}
        >
          {formatBytes(archive.bytes)}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

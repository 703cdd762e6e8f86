import { NO_VERSION, type PublishedVersion } from '@e5b/contracts';
import { formatBytes, formatDate, formatShortTime } from '../../lib/format-time.js';
import { Button, IconDownload, Paper, Table, Text, Title } from '../../ui/index.js';

export function PublishedList({ published }: { published: readonly PublishedVersion[] }) {
  return (
    <section aria-labelledby="versions-publiees">
      <Title order={2} size="h4" id="versions-publiees" mb="xs">
        Versions publiées
      </Title>
      <Paper bg="white">
        <Table horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Version</Table.Th>
              <Table.Th>Ce qui est nouveau</Table.Th>
              <Table.Th>Publiée</Table.Th>
              <Table.Th>Fichier</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {published.map((version) => (
              <PublishedLine key={version.id} published={version} />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </section>
  );
}

function PublishedLine({ published }: { published: PublishedVersion }) {
  const { id, code, version, baseVersion, notes, by, at, bytes, keyId } = published;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {code} {version}
        </Text>
        <Text size="sm">{baseVersion === NO_VERSION ? 'première version' : `après la ${baseVersion}`}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {notes}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          le {formatDate(at)} à {formatShortTime(at)}, par {by}
        </Text>
        <Text size="sm">
          clé <code>{keyId.slice(0, 16)}…</code>
        </Text>
      </Table.Td>
      <Table.Td>
        <Button
          component="a"
          href={`/api/ateliers/published/${id}/file`}
          download
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} />}
          aria-label={`Télécharger ${code}, version ${version}`}
        >
          {formatBytes(bytes)}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

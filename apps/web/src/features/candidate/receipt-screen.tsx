import type { CandidateView } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FailureNotice } from '../../components/failure-notice.js';
import { LinkState } from '../../components/link-state.js';
import { signOutCandidate } from '../../lib/api/candidate.js';
import { formatDay, formatTime } from '../../lib/format-time.js';
import { keys } from '../../lib/query-keys.js';
import { Button, Group, IconPrint, Loader, Paper, Stack, Table, Text } from '../../ui/index.js';

function rows(view: CandidateView): [string, string][] {
  const { receipt, candidate, slot } = view;
  const identity: [string, string][] = [
    ['Candidat', `${candidate.firstName} ${candidate.lastName}`],
    ['Numéro', candidate.number],
    ['Commission', slot.commission],
    ['Date', formatDay(receipt?.endedAt ?? slot.startsAt)],
  ];
  if (!receipt) return identity;
  return [
    ...identity,
    [
      'Fin du passage',
      `${formatTime(receipt.endedAt)} (${receipt.endedBy === 'time' ? 'temps écoulé' : 'par l’examinateur'})`,
    ],
    ['Dernière modification comptée', receipt.lastChangeAt === null ? 'aucune' : formatTime(receipt.lastChangeAt)],
    ['Nombre de modifications', String(receipt.changeCount)],
  ];
}

/** What remains in the candidate's hands: what was counted, until when, and the archive's fingerprint. */
export function ReceiptScreen({ view }: { view: CandidateView }) {
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: signOutCandidate,
    onSuccess: () => {
      client.removeQueries({ queryKey: keys.candidateView });
      client.setQueryData(keys.me, { kind: 'anonymous' });
    },
  });
  return (
    <Paper p="lg" bg="white">
      <Stack>
        <Text size="lg">
          <strong>Votre passage est terminé.</strong>{' '}
          {view.receipt
            ? 'Votre travail est enregistré ; vous n’avez rien d’autre à faire.'
            : 'Votre site n’accepte plus de modification. Votre reçu se prépare, restez à votre place.'}
        </Text>
        <ReceiptTable view={view} />
        <Text size="sm">
          L’empreinte permet de vérifier plus tard que l’archive de votre travail n’a pas été modifiée.
        </Text>
        <LinkState reassurance="Le centre garde votre travail : ce reçu se complétera au retour du réseau." />
        {leave.isError && <FailureNotice error={leave.error} />}
        <Group className="no-print">
          <Button leftSection={<IconPrint />} variant="default" onClick={() => window.print()}>
            Imprimer ce reçu
          </Button>
          <Button loading={leave.isPending} onClick={() => leave.mutate()}>
            Quitter le poste
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function ReceiptTable({ view }: { view: CandidateView }) {
  const fingerprint = view.receipt?.fingerprint ?? null;
  return (
    <Table variant="vertical" withTableBorder>
      <Table.Tbody>
        {rows(view).map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" w={240}>
              {label}
            </Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row">Empreinte de l’archive</Table.Th>
          <Table.Td aria-live="polite">
            {fingerprint === null ? (
              <Group gap={8}>
                <Loader size={14} /> en cours de calcul…
              </Group>
            ) : (
              <code>{fingerprint}</code>
            )}
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

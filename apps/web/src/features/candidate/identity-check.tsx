import type { CandidateView } from '@e5b/contracts';
import { Alert, Button, IconInfo, Paper, Stack, Text } from '../../ui/index.js';

interface IdentityCheckProps {
  view: CandidateView;
  onAcknowledge: () => void;
}

export function IdentityCheck({ view, onAcknowledge }: IdentityCheckProps) {
  const { firstName, lastName, number } = view.candidate;
  return (
    <Paper p="lg" bg="white">
      <Stack>
        <div>
          <Text>Vous êtes</Text>
          <Text fz={28} fw={700} lh={1.2}>
            {firstName} {lastName}
          </Text>
          <Text size="lg">
            candidat n° <strong>{number}</strong>
          </Text>
        </div>
        <Text>
          Créneau {view.slot.label} – commission {view.slot.commission}
        </Text>
        <Alert color="ink" variant="light" icon={<IconInfo />}>
          <Text c="gray.9">
            Ce n’est pas vous ? N’allez pas plus loin et <strong>appelez l’examinateur</strong>.
          </Text>
        </Alert>
        <Button size="lg" autoFocus onClick={onAcknowledge}>
          C’est bien moi, continuer
        </Button>
      </Stack>
    </Paper>
  );
}

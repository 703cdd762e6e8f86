import type { CandidateView } from '@e5b/contracts';
import { useEffect, useState } from 'react';
import { AppHeader } from '../../components/app-header.js';
import { Page } from '../../components/page.js';
import { QueryView } from '../../components/query-view.js';
import { Shell } from '../../components/shell.js';
import { RealtimeProvider } from '../../lib/realtime-context.js';
import { readWindow } from '../../lib/remaining-time.js';
import { useMe } from '../../lib/use-me.js';
import { useServerNow } from '../../lib/use-server-now.js';
import { Alert, Tag, Text } from '../../ui/index.js';
import { CodeEntry } from './code-entry.js';
import { ExamScreen } from './exam-screen.js';
import { IdentityCheck } from './identity-check.js';
import { ReceiptScreen } from './receipt-screen.js';
import { useCandidateView } from './use-candidate-view.js';
import { WaitingRoom } from './waiting-room.js';

/** The candidate's one page: it changes by itself as the exam goes on. */
export function CandidateSpace() {
  const me = useMe();
  if (me.data?.kind === 'candidate') {
    return (
      <RealtimeProvider key={me.data.sittingId}>
        <SignedIn />
      </RealtimeProvider>
    );
  }
  return (
    <>
      <AppHeader area="Espace candidat" />
      <Page title="Se connecter avec un code" narrow>
        <QueryView query={me} loading="Connexion au serveur du centre…">
          {() => <CodeEntry />}
        </QueryView>
      </Page>
    </>
  );
}

function SignedIn() {
  const query = useCandidateView();
  const view = query.data;
  return (
    <Shell>
      <AppHeader area="Espace candidat">
        {view?.slot.rehearsal && <Tag tone="rehearsal">Répétition</Tag>}
        {view && (
          <Text size="sm">
            {view.candidate.firstName} {view.candidate.lastName} – n° {view.candidate.number}
          </Text>
        )}
      </AppHeader>
      {view ? (
        <Stage view={view} />
      ) : (
        <Page title="Votre épreuve" narrow>
          <QueryView query={query} loading="Chargement de votre passage…">
            {() => null}
          </QueryView>
        </Page>
      )}
    </Shell>
  );
}

const acknowledgedKey = (sittingId: string): string => `e5b.identity.${sittingId}`;

function Stage({ view }: { view: CandidateView }) {
  const [acknowledged, setAcknowledged] = useState(
    () => sessionStorage.getItem(acknowledgedKey(view.sittingId)) !== null,
  );
  useEffect(() => {
    if (acknowledged) sessionStorage.setItem(acknowledgedKey(view.sittingId), 'oui');
  }, [acknowledged, view.sittingId]);
  const over = readWindow(view.window, useServerNow()).phase === 'over';
  switch (view.state) {
    case 'scheduled':
    case 'preparing':
    case 'waiting':
      return acknowledged ? (
        <Page title="Salle d’attente" narrow>
          <WaitingRoom view={view} />
        </Page>
      ) : (
        <Page title="Vérifiez votre identité" narrow>
          <IdentityCheck view={view} onAcknowledge={() => setAcknowledged(true)} />
        </Page>
      );
    case 'running':
    case 'paused':
      // The deadline counts, not the news of it.
      return over ? <Over view={view} /> : <ExamScreen view={view} />;
    case 'closing':
    case 'closed':
    case 'signed':
      return <Over view={view} />;
    case 'absent':
    case 'absent-force-majeure':
      return (
        <Page title="Passage non ouvert" narrow>
          <Alert color="orange" variant="light">
            <Text c="gray.9">
              Vous êtes noté absent pour ce créneau. Si vous êtes bien présent, appelez l’examinateur.
            </Text>
          </Alert>
        </Page>
      );
  }
}

function Over({ view }: { view: CandidateView }) {
  return (
    <Page title="Reçu de fin de passage" narrow>
      <ReceiptScreen view={view} />
    </Page>
  );
}

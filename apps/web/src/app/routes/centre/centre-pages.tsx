import { Page } from '../../../components/page.js';
import { ArchiveList } from '../../../features/centre/archive-list.js';
import { CentreSlots } from '../../../features/centre/centre-slots.js';
import { IncidentList } from '../../../features/centre/incident-list.js';
import { NewRehearsal } from '../../../features/centre/new-rehearsal.js';
import { Overview } from '../../../features/centre/overview.js';
import { UserList } from '../../../features/centre/user-list.js';
import { ContextsRoom } from '../../../features/contexts/contexts-room.js';

export function OverviewPage() {
  return (
    <Page title="Sommes-nous prêts ?" actions={<NewRehearsal />}>
      <Overview />
    </Page>
  );
}

export function CentreSlotsPage() {
  return (
    <Page title="Créneaux" actions={<NewRehearsal />}>
      <CentreSlots />
    </Page>
  );
}

export function ContextsPage() {
  return (
    <Page title="Contextes">
      <ContextsRoom />
    </Page>
  );
}

export function IncidentsPage() {
  return (
    <Page title="Incidents">
      <IncidentList />
    </Page>
  );
}

export function ArchivesPage() {
  return (
    <Page title="Archives">
      <ArchiveList />
    </Page>
  );
}

export function UsersPage() {
  return (
    <Page title="Comptes">
      <UserList />
    </Page>
  );
}

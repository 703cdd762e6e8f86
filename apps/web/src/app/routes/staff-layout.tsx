import type { StaffRole } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { AppHeader } from '../../components/app-header.js';
import { LinkState } from '../../components/link-state.js';
import { LostServerBanner } from '../../components/lost-server-banner.js';
import { Page } from '../../components/page.js';
import { QueryView } from '../../components/query-view.js';
import { Shell } from '../../components/shell.js';
import { logout } from '../../lib/api/auth.js';
import { keys } from '../../lib/query-keys.js';
import { RealtimeProvider } from '../../lib/realtime-context.js';
import { useMe } from '../../lib/use-me.js';
import { Button, ButtonLink, Text } from '../../ui/index.js';

interface StaffLayoutProps {
  area: string;
  /** Who may enter; others are told so. */
  roles: readonly StaffRole[];
  navigation?: ReactNode;
}

/** Everything that needs a staff account: sends away who is not signed in, then holds the socket. */
export function StaffLayout({ area, roles, navigation }: StaffLayoutProps) {
  const me = useMe();
  if (me.data === undefined) {
    return (
      <>
        <AppHeader area={area} />
        <Page title={area} narrow>
          <QueryView query={me} loading="Connexion au serveur du centre…">
            {() => null}
          </QueryView>
        </Page>
      </>
    );
  }
  if (me.data.kind !== 'staff') return <GoToLogin />;
  const allowed = roles.includes(me.data.role);
  return (
    <RealtimeProvider key={me.data.id}>
      <Shell>
        <AppHeader area={area} navigation={allowed && navigation}>
          <LinkState />
          <Text size="sm">{me.data.name}</Text>
          <SignOut />
        </AppHeader>
        <LostServerBanner />
        {allowed ? (
          <Outlet />
        ) : (
          <Page title="Accès réservé" narrow>
            <Text mb="md">Votre compte ne donne pas accès à cet espace.</Text>
            <ButtonLink to="/">Revenir à l’accueil</ButtonLink>
          </Page>
        )}
      </Shell>
    </RealtimeProvider>
  );
}

/** Once, with the address that was asked for; an address read while leaving would be the sign-in page's own. */
function GoToLogin() {
  const router = useRouter();
  useEffect(() => {
    const retour = router.state.location.pathname;
    void router.navigate({ to: '/connexion', search: { retour }, replace: true });
  }, [router]);
  return null;
}

function SignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: logout,
    onSettled: async () => {
      await navigate({ to: '/' });
      client.clear();
      await client.invalidateQueries({ queryKey: keys.me });
    },
  });
  return (
    <Button size="compact-sm" variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
      Se déconnecter
    </Button>
  );
}

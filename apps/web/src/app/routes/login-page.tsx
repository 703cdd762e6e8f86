import type { StaffRole } from '@e5b/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AppHeader } from '../../components/app-header.js';
import { Page } from '../../components/page.js';
import { LoginForm } from '../../features/auth/login-form.js';
import { Text, TextLink } from '../../ui/index.js';

const HOMES: Record<StaffRole, string> = { centre: '/centre', examiner: '/examinateur', author: '/auteur' };

/** Only paths of this application: a link from elsewhere must not send a signed-in person away. */
function safePath(path: string | undefined): string | null {
  return path?.match(/^\/(examinateur|centre|auteur)(\/[\w/-]*)?$/) ? path : null;
}

export function LoginPage() {
  const navigate = useNavigate();
  const { retour } = useSearch({ from: '/connexion' });
  return (
    <>
      <AppHeader />
      <Page title="Connexion" narrow>
        <LoginForm
          onSignedIn={(me) => {
            const home = me.kind === 'staff' ? HOMES[me.role] : '/';
            void navigate({ href: safePath(retour) ?? home });
          }}
        />
        <Text mt="md" size="sm">
          Vous êtes candidat ? <TextLink to="/candidat">Saisissez votre code ici.</TextLink>
        </Text>
      </Page>
    </>
  );
}

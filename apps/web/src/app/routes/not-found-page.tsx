import { AppHeader } from '../../components/app-header.js';
import { Page } from '../../components/page.js';
import { ButtonLink, Text } from '../../ui/index.js';

export function NotFoundPage() {
  return (
    <>
      <AppHeader />
      <Page title="Page introuvable" narrow>
        <Text mb="md">Cette adresse ne correspond à aucune page.</Text>
        <ButtonLink to="/">Revenir à l’accueil</ButtonLink>
      </Page>
    </>
  );
}

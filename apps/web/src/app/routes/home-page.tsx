import { AppHeader } from '../../components/app-header.js';
import { Page } from '../../components/page.js';
import { ButtonLink, Paper, SimpleGrid, Stack, Text, Title } from '../../ui/index.js';

const DOORS = [
  {
    title: 'Candidat',
    text: 'Vous passez l’épreuve : munissez-vous du papillon qui porte votre code.',
    to: '/candidat',
    label: 'Saisir mon code',
  },
  {
    title: 'Examinateur',
    text: 'Vous surveillez un créneau et remplissez la grille et la fiche.',
    to: '/examinateur',
    label: 'Espace examinateur',
  },
  {
    title: 'Centre d’examen',
    text: 'Vous vérifiez la machine, imprimez les papillons et gardez les archives.',
    to: '/centre',
    label: 'Espace centre',
  },
  {
    title: 'Concepteur',
    text: 'Vous préparez la prochaine version d’un contexte dans un atelier, puis vous la publiez.',
    to: '/auteur',
    label: 'Espace concepteur',
  },
] as const;

export function HomePage() {
  return (
    <>
      <AppHeader />
      <Page title="BTS NDRC – épreuve E5 B, partie pratique">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          {DOORS.map((door) => (
            <Paper key={door.to} p="lg" bg="white">
              <Stack h="100%" justify="space-between">
                <div>
                  <Title order={2} size="h3" mb={6}>
                    {door.title}
                  </Title>
                  <Text>{door.text}</Text>
                </div>
                <ButtonLink to={door.to} size="md" variant={door.to === '/candidat' ? 'filled' : 'default'}>
                  {door.label}
                </ButtonLink>
              </Stack>
            </Paper>
          ))}
        </SimpleGrid>
      </Page>
    </>
  );
}

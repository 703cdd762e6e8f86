import { type ContextInstall, PublicationUrl, type PublicationView } from '@e5b/contracts';
import { useMutation } from '@tanstack/react-query';
import { FailureNotice } from '../../components/failure-notice.js';
import { fetchPublication } from '../../lib/api/contexts.js';
import { Button, Stack, Text, TextInput, useForm } from '../../ui/index.js';
import { PublicationList } from './publication-list.js';

interface CataloguePanelProps {
  /** The address that was read last. */
  initialUrl: string;
  installs: ContextInstall[];
}

/** Reads what an address publishes and offers what is newer. */
export function CataloguePanel({ initialUrl, installs }: CataloguePanelProps) {
  const form = useForm({ initialValues: { url: initialUrl }, validate: { url: urlProblem } });
  const read = useMutation<PublicationView, Error, string>({ mutationFn: fetchPublication });
  return (
    <Stack gap="md">
      <form noValidate onSubmit={form.onSubmit(({ url }) => read.mutate(url.trim()))}>
        <Stack gap="xs" align="stretch">
          <TextInput
            label="Adresse de publication"
            description="Donnée par l’équipe nationale ; elle est retenue pour la prochaine fois."
            type="url"
            inputMode="url"
            placeholder="https://"
            {...form.getInputProps('url')}
          />
          <Button type="submit" loading={read.isPending} style={{ alignSelf: 'flex-start' }}>
            Lire le catalogue
          </Button>
        </Stack>
      </form>
      {read.isError && <FailureNotice error={read.error} title="Le catalogue n’a pas pu être lu" />}
      {read.data && <PublicationList publication={read.data} installs={installs} />}
      {!read.data && !read.isError && (
        <Text size="sm">Rien n’est installé sans votre accord : le catalogue dit d’abord ce qui est nouveau.</Text>
      )}
    </Stack>
  );
}

const urlProblem = (url: string): string | null =>
  PublicationUrl.safeParse(url.trim()).success
    ? null
    : 'Indiquez une adresse complète, par exemple https://contextes.example.org/e5b.';

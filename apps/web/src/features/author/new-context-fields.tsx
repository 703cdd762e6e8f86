import { NewContext } from '@e5b/contracts';
import { SimpleGrid, Stack, TextInput, useForm } from '../../ui/index.js';
import { codeFrom, sessionAt } from './new-context.js';

/** What a field refuses, in words; the server refuses the same. */
const refuse = (field: keyof NewContext, words: string) => (value: string) =>
  NewContext.shape[field].safeParse(value).success ? null : words;

export function useNewContextForm() {
  return useForm<NewContext>({
    initialValues: { title: '', code: '', session: sessionAt(new Date()) },
    validate: {
      title: refuse('title', 'Donnez un titre au contexte.'),
      code: refuse('code', '3 à 60 caractères : minuscules sans accent, chiffres et tirets.'),
      session: refuse('session', 'L’année de l’épreuve : 2027'),
    },
  });
}

/** How a context that begins here will be called. The code follows the title until it is written by hand. */
export function NewContextFields({ form }: { form: ReturnType<typeof useNewContextForm> }) {
  const { title, code } = form.values;
  const retitle = (next: string): void => {
    if (code === codeFrom(title)) form.setFieldValue('code', codeFrom(next));
    form.setFieldValue('title', next);
  };
  return (
    <Stack gap="xs" align="stretch">
      <TextInput
        label="Titre du nouveau contexte"
        {...form.getInputProps('title')}
        onChange={(event) => retitle(event.currentTarget.value)}
      />
      <SimpleGrid cols={2}>
        <TextInput label="Code" autoComplete="off" spellCheck={false} {...form.getInputProps('code')} />
        <TextInput label="Session" inputMode="numeric" {...form.getInputProps('session')} />
      </SimpleGrid>
    </Stack>
  );
}

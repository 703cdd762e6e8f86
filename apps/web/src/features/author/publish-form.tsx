import type { Atelier, AteliersView, PublishVersionRequest } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureNotice } from '../../components/failure-notice.js';
import { publishVersion } from '../../lib/api/ateliers.js';
import { keys } from '../../lib/query-keys.js';
import { Button, Checkbox, PasswordInput, Select, Stack, Text, Textarea, TextInput, useForm } from '../../ui/index.js';
import { keyChoices, keyOf } from './key-choices.js';
import { OvertakenNotice } from './overtaken-notice.js';

const VERSION = /^\d{1,5}(\.\d{1,5}){0,4}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The last ms of a day as a date field names it, in this browser's civil time; NaN for what is no day. */
const endOfDay = (day: string): number => (DAY.test(day) ? Date.parse(`${day}T23:59:59.000`) : Number.NaN);

function dayOf(ms: number): string {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function usePublishForm({ proposal }: Atelier, first: string) {
  return useForm({
    initialValues: {
      version: proposal.version,
      notes: '',
      lastDay: dayOf(proposal.notAfter),
      key: first,
      passphrase: '',
      install: true,
    },
    validate: {
      version: (version) => (VERSION.test(version.trim()) ? null : 'Des nombres séparés par des points : 2026.3'),
      notes: (notes) => (notes.trim().length < 3 ? 'Dites aux centres ce qui est nouveau.' : null),
      lastDay: (day) => (endOfDay(day) > Date.now() ? null : 'Choisissez un jour à venir.'),
      key: (key) => (key === '' ? 'Choisissez une clé.' : null),
      passphrase: (words, { key }) =>
        words === '' && keyOf(key, words)?.source === 'file' ? 'Indiquez la phrase secrète de la clé.' : null,
    },
  });
}

interface PublishFormProps {
  atelier: Atelier;
  signing: AteliersView['keys'];
  onDone: () => void;
}

export function PublishForm({ atelier, signing, onDone }: PublishFormProps) {
  const client = useQueryClient();
  const form = usePublishForm(atelier, keyChoices(signing)[0]?.value ?? '');
  const [accepted, accept] = useState<string | null>(null);
  const { id, latest, baseVersion } = atelier;
  const overtaken = latest.version !== baseVersion;
  const publish = useMutation({
    mutationFn: (request: PublishVersionRequest) => publishVersion(id, request),
    onSettled: () => client.invalidateQueries({ queryKey: keys.ateliers }),
    onSuccess: onDone,
  });
  const send = ({ version, notes, lastDay, key, passphrase, install }: typeof form.values): void => {
    const chosen = keyOf(key, passphrase);
    if (!chosen) return;
    publish.mutate({
      version: version.trim(),
      notes: notes.trim(),
      notAfter: endOfDay(lastDay),
      over: overtaken ? (accepted ?? baseVersion) : baseVersion,
      key: chosen,
      install,
    });
  };
  return (
    <form noValidate onSubmit={form.onSubmit(send)}>
      <Stack align="stretch">
        {overtaken && (
          <OvertakenNotice
            atelier={atelier}
            accepted={accepted === latest.version}
            onAccept={(yes) => accept(yes ? latest.version : null)}
          />
        )}
        <TextInput label="Version" data-autofocus {...form.getInputProps('version')} />
        <Textarea
          label="Ce qui est nouveau"
          description="Les centres lisent ce texte avant d’installer."
          autosize
          minRows={2}
          {...form.getInputProps('notes')}
        />
        <TextInput type="date" label="Valable jusqu’au" {...form.getInputProps('lastDay')} />
        <SigningFields form={form} signing={signing} />
        <Checkbox
          label="L’installer aussi sur cette machine"
          {...form.getInputProps('install', { type: 'checkbox' })}
        />
        {publish.isError && <FailureNotice error={publish.error} title="Version non publiée" />}
        <Button type="submit" loading={publish.isPending} disabled={overtaken && accepted !== latest.version}>
          Signer et publier
        </Button>
      </Stack>
    </form>
  );
}

interface SigningFieldsProps {
  form: ReturnType<typeof usePublishForm>;
  signing: AteliersView['keys'];
}

function SigningFields({ form, signing }: SigningFieldsProps) {
  const choices = keyChoices(signing);
  if (choices.length === 0) {
    return (
      <Text size="sm">
        Aucune clé de signature. Faites-en une avec <code>npx e5b context keygen</code> et mettez le fichier{' '}
        <code>.key.pem</code> dans <code style={{ overflowWrap: 'anywhere' }}>{signing.folder}</code>.
      </Text>
    );
  }
  return (
    <>
      <Select label="Clé de signature" allowDeselect={false} data={choices} {...form.getInputProps('key')} />
      {keyOf(form.values.key, '')?.source === 'file' && (
        <PasswordInput
          label="Phrase secrète de la clé"
          description="Utilisée une fois, gardée nulle part."
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Afficher ou masquer la phrase secrète' }}
          {...form.getInputProps('passphrase')}
        />
      )}
    </>
  );
}

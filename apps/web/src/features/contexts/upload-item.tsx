import { useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { FailureNotice } from '../../components/failure-notice.js';
import { ServerUnreachable } from '../../lib/api-failure.js';
import { formatBytes } from '../../lib/format-time.js';
import { keys } from '../../lib/query-keys.js';
import {
  Alert,
  Button,
  Group,
  IconWarning,
  Paper,
  Progress,
  Stack,
  Tag,
  Text,
  Title,
  useDisclosure,
} from '../../ui/index.js';
import classes from './contexts.module.css';
import { uploadLine, uploadState } from './upload-words.js';
import { type Upload, uploads } from './uploads.js';

const PRECIOUS_MS = 60_000;

/** A file that this browser sends to the machine: leaving the page of contexts does not stop it, closing the tab does. */
export function UploadItem({ upload }: { upload: Upload }) {
  const { id, file, state, sent, error } = upload;
  const client = useQueryClient();
  const words = uploadState(state);
  return (
    <Paper component="article" p="md" bg="white" aria-label={`Envoi de ${file.name}`}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3} size="h5" className={classes.name}>
            {file.name}
          </Title>
          <Tag tone={words.tone}>{words.label}</Tag>
        </Group>
        {state === 'waiting' && <Text size="sm">{formatBytes(file.size)} · attend la fin de l’envoi précédent.</Text>}
        {state === 'sending' && (
          <>
            <Progress value={(sent / file.size) * 100} transitionDuration={200} aria-label={`Envoi de ${file.name}`} />
            <Text size="sm" className="tabular">
              {uploadLine(upload)}
            </Text>
            <Text size="sm">Gardez cet onglet ouvert jusqu’à la fin de l’envoi.</Text>
          </>
        )}
        {state === 'failed' && (error instanceof ServerUnreachable ? <Broken /> : <FailureNotice error={error} />)}
        <Group gap="xs">
          {state === 'failed' && (
            <Button
              size="compact-sm"
              aria-label={`Réessayer d’envoyer ${file.name}`}
              onClick={() => uploads.retry(id, () => void client.invalidateQueries({ queryKey: keys.contexts }))}
            >
              Réessayer
            </Button>
          )}
          <Remove upload={upload} />
        </Group>
      </Stack>
    </Paper>
  );
}

function Broken() {
  return (
    <Alert color="red" variant="light" icon={<IconWarning />} role="alert" py="xs">
      <Text size="sm" c="gray.9">
        L’envoi s’est interrompu. Vérifiez que la clé USB est toujours branchée et que le serveur du centre répond, puis
        choisissez « Réessayer ».
      </Text>
    </Alert>
  );
}

function Remove({ upload: { id, file, state, since } }: { upload: Upload }) {
  const [asked, dialog] = useDisclosure(false);
  const stop = (): void => uploads.remove(id);
  const precious = (): boolean => state === 'sending' && since !== null && performance.now() - since > PRECIOUS_MS;
  const label = state === 'failed' ? 'Retirer de la liste' : 'Annuler';
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={
          state === 'failed' ? `Retirer de la liste l’envoi de ${file.name}` : `Annuler l’envoi de ${file.name}`
        }
        onClick={() => (precious() ? dialog.open() : stop())}
      >
        {label}
      </Button>
      <ConfirmDialog
        opened={asked}
        title="Annuler cet envoi ?"
        confirmLabel="Annuler l’envoi"
        closeLabel="Laisser continuer"
        danger
        busy={false}
        error={null}
        onConfirm={stop}
        onClose={dialog.close}
      >
        <Text>Il faudra envoyer « {file.name} » depuis le début.</Text>
      </ConfirmDialog>
    </>
  );
}

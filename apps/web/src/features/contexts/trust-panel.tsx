import type { ContextsView } from '@e5b/contracts';
import { Alert, IconWarning, Paper, Stack, Text, Title } from '../../ui/index.js';
import classes from './contexts.module.css';
import { shortFingerprint, spacedFingerprint } from './fingerprint.js';

/** Whose signature this centre takes, and how to add a key. */
export function TrustPanel({ trust }: { trust: ContextsView['trust'] }) {
  const { keyIds, problem, path } = trust;
  return (
    <Paper component="section" p="md" bg="white" aria-labelledby="cles">
      <Title order={2} size="h4" mb="xs" id="cles">
        Clés de l’équipe nationale
      </Title>
      <Stack gap="xs">
        {problem !== null && (
          <Warning>{problem} Aucun contexte ne peut être installé tant que ce fichier est dans le dossier.</Warning>
        )}
        {problem === null && keyIds.length === 0 && (
          <Warning>Aucune clé n’est enregistrée : aucun contexte ne peut être installé.</Warning>
        )}
        {keyIds.map((keyId) => (
          <details key={keyId} className={classes.fingerprint}>
            <summary>
              Empreinte <code>{shortFingerprint(keyId)}</code>
            </summary>
            <code className={classes.path}>{spacedFingerprint(keyId)}</code>
          </details>
        ))}
        <Text size="sm">
          Pour ajouter une clé, copiez le fichier <code>.pub.pem</code> remis en main propre par l’équipe nationale dans
          ce dossier de la machine, puis comparez son empreinte de vive voix :
        </Text>
        <code className={classes.path}>{path}</code>
      </Stack>
    </Paper>
  );
}

function Warning({ children }: { children: React.ReactNode }) {
  return (
    <Alert color="orange" variant="light" icon={<IconWarning />} py="xs">
      <Text size="sm" c="gray.9">
        {children}
      </Text>
    </Alert>
  );
}

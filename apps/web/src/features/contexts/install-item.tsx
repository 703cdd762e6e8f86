import type { ContextInstall } from '@e5b/contracts';
import { dismissInstall, retryInstall } from '../../lib/api/contexts.js';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { formatBytes, formatSeconds, formatShortTime } from '../../lib/format-time.js';
import { Alert, Button, Group, IconWarning, Paper, Stack, Tag, Text, Title } from '../../ui/index.js';
import { CancelInstall } from './cancel-install.js';
import classes from './contexts.module.css';
import { InstallSteps } from './install-steps.js';
import { installState, installTitle, isLiving, SOURCE_WORDS, workedSeconds } from './install-words.js';
import { useInstallAction } from './use-install-action.js';

/** One installation: how far it is, or how it ended and what to do. */
export function InstallItem({ install }: { install: ContextInstall }) {
  const title = installTitle(install);
  const words = installState(install.state);
  return (
    <Paper component="article" p="md" bg="white" aria-label={`Installation de ${title}`}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3} size="h5" className={classes.name}>
            {title}
          </Title>
          <Tag tone={words.tone}>{words.label}</Tag>
        </Group>
        <Text size="sm">{facts(install)}</Text>
        {install.state === 'queued' && <Text size="sm">Attend la fin de l’installation qui la précède.</Text>}
        {isLiving(install) && install.state !== 'queued' && <InstallSteps install={install} />}
        {install.problem && (
          <Alert color="red" variant="light" icon={<IconWarning />} py="xs">
            <Text size="sm" c="gray.9" className={classes.name}>
              {install.problem.sentence}
            </Text>
          </Alert>
        )}
        <Group gap="xs">{isLiving(install) ? <CancelInstall install={install} /> : <Ended install={install} />}</Group>
      </Stack>
    </Paper>
  );
}

function facts(install: ContextInstall): string {
  const { pack, source, bytes, createdAt, state } = install;
  return [
    pack && CMS_NAMES[pack.cms],
    SOURCE_WORDS[source],
    bytes !== null && formatBytes(bytes),
    `demandé à ${formatShortTime(createdAt)}`,
    state === 'ready' && `prêt après ${formatSeconds(workedSeconds(install))} de travail`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function Ended({ install }: { install: ContextInstall }) {
  const title = installTitle(install);
  const retry = useInstallAction(retryInstall, 'L’installation n’a pas pu reprendre');
  const dismiss = useInstallAction(dismissInstall, 'L’installation n’a pas pu être retirée de la liste');
  return (
    <>
      {install.problem?.passing && (
        <Button
          size="compact-sm"
          loading={retry.isPending}
          aria-label={`Réessayer d’installer ${title}`}
          onClick={() => retry.mutate(install.id)}
        >
          Réessayer
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        loading={dismiss.isPending}
        aria-label={`Retirer de la liste l’installation de ${title}`}
        onClick={() => dismiss.mutate(install.id)}
      >
        Retirer de la liste
      </Button>
    </>
  );
}

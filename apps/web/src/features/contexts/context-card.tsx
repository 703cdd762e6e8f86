import type { InstalledContext } from '@e5b/contracts';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { formatBytes, formatDate } from '../../lib/format-time.js';
import { Group, Paper, Stack, Tag, Text, Title } from '../../ui/index.js';
import { canTry, contextWords } from './context-words.js';
import { selfTestLine } from './install-words.js';
import { RepairButton } from './repair-button.js';
import { TryButton } from './try-button.js';

/** One installed context: what it is, whether it may serve, what to do when not. */
export function ContextCard({ context, now }: { context: InstalledContext; now: number }) {
  const words = contextWords(context, now);
  const { title, version, cms, cmsVersion, session, code } = context;
  return (
    <Paper component="article" p="md" bg="white" aria-label={`Contexte ${title}, version ${version}`}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3} size="h5">
            {title} – {version}
          </Title>
          <Tag tone={words.tone}>{words.label}</Tag>
        </Group>
        <Text size="sm">
          {CMS_NAMES[cms]} {cmsVersion} · session {session} · code <code>{code}</code>
        </Text>
        {words.says !== null && (
          <Text size="sm" fw={600}>
            {words.says}
          </Text>
        )}
        <Origin context={context} />
        {context.selfTest && <Text size="sm">Essai à l’installation : {selfTestLine(context.selfTest)}</Text>}
        {context.notes && <Text size="sm">Nouveautés : {context.notes}</Text>}
        <Group gap="xs" mt={4}>
          {canTry(context) && <TryButton context={context} />}
          {context.state === 'image-missing' && context.repairable && <RepairButton context={context} />}
        </Group>
      </Stack>
    </Paper>
  );
}

function Origin({ context }: { context: InstalledContext }) {
  const { builtIn, issuer, installedAt, imageBytes, validity } = context;
  const parts = [
    builtIn ? 'Contexte de répétition, livré avec la plateforme' : issuer && `Signé par ${issuer}`,
    installedAt !== null && `installé le ${formatDate(installedAt)}`,
    imageBytes !== null && `image de ${formatBytes(imageBytes)}`,
    validity && `valable du ${formatDate(validity.notBefore)} au ${formatDate(validity.notAfter)}`,
  ];
  return <Text size="sm">{parts.filter(Boolean).join(' · ')}</Text>;
}

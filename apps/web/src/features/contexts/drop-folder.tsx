import type { ContextInstall, ContextsView } from '@e5b/contracts';
import { askInstall } from '../../lib/api/contexts.js';
import { formatBytes, formatDate } from '../../lib/format-time.js';
import { Button, Group, Text, Title } from '../../ui/index.js';
import classes from './contexts.module.css';
import { isLiving } from './install-words.js';
import { useInstallAction } from './use-install-action.js';

interface DropFolderProps {
  folder: ContextsView['dropFolder'];
  installs: ContextInstall[];
}

/** What lies in the machine's own folder of packs: for a person at the machine, without any browser upload. */
export function DropFolder({ folder, installs }: DropFolderProps) {
  const under = new Set(installs.filter((each) => each.source === 'folder' && isLiving(each)).map(({ name }) => name));
  return (
    <section aria-labelledby="depot">
      <Title order={3} size="h5" mt="lg" mb={4} id="depot">
        Dossier de dépôt
      </Title>
      <Text size="sm" mb={4}>
        {folder.files.length === 0
          ? 'Sur la machine du centre, vous pouvez aussi copier un contexte dans ce dossier :'
          : 'Contextes trouvés sur la machine du centre, dans ce dossier :'}
      </Text>
      <code className={classes.path}>{folder.path}</code>
      <ul className={classes.files} style={{ marginTop: folder.files.length > 0 ? 10 : 0 }}>
        {folder.files.map((file) => (
          <DroppedFile key={file.name} file={file} busy={under.has(file.name)} />
        ))}
      </ul>
    </section>
  );
}

interface DroppedFileProps {
  file: ContextsView['dropFolder']['files'][number];
  busy: boolean;
}

function DroppedFile({ file, busy }: DroppedFileProps) {
  const install = useInstallAction(
    (name: string) => askInstall({ source: 'folder', name }),
    'L’installation n’a pas pu commencer',
  );
  return (
    <li>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text size="sm" fw={600} className={classes.name}>
            {file.name}
          </Text>
          <Text size="sm">
            {formatBytes(file.bytes)} · {formatDate(file.changedAt)}
          </Text>
        </div>
        <Button
          size="compact-sm"
          style={{ flex: 'none' }}
          disabled={busy}
          loading={install.isPending}
          aria-label={`Installer ${file.name}`}
          onClick={() => install.mutate(file.name)}
        >
          {busy ? 'En cours' : 'Installer'}
        </Button>
      </Group>
    </li>
  );
}

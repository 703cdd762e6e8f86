import type { ContextsView } from '@e5b/contracts';
import { Paper, Tabs, Title } from '../../ui/index.js';
import { CataloguePanel } from './catalogue-panel.js';
import { DropFolder } from './drop-folder.js';
import { FileDrop } from './file-drop.js';

/** The two ways in: a file that somebody brings, an address where the national team publishes. */
export function InstallPanel({ view }: { view: ContextsView }) {
  return (
    <Paper component="section" p="md" bg="white" aria-labelledby="installer">
      <Title order={2} size="h4" mb="xs" id="installer">
        Installer un contexte
      </Title>
      <Tabs defaultValue="file">
        <Tabs.List mb="md">
          <Tabs.Tab value="file">Fichier ou clé USB</Tabs.Tab>
          <Tabs.Tab value="catalogue">Mettre à jour</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="file">
          <FileDrop maxBytes={view.maxBytes} />
          <DropFolder folder={view.dropFolder} installs={view.installs} />
        </Tabs.Panel>
        <Tabs.Panel value="catalogue">
          <CataloguePanel initialUrl={view.catalogUrl} installs={view.installs} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}

import { QueryView } from '../../components/query-view.js';
import { Stack } from '../../ui/index.js';
import { ContextList } from './context-list.js';
import classes from './contexts.module.css';
import { InstallList } from './install-list.js';
import { InstallPanel } from './install-panel.js';
import { TrustPanel } from './trust-panel.js';
import { useContexts } from './use-contexts.js';

/** What is installed and what is being installed on the left, how to install on the right. */
export function ContextsRoom() {
  const query = useContexts();
  return (
    <QueryView query={query} loading="Chargement des contextes…">
      {(view) => (
        <div className={classes.room}>
          <Stack gap="lg">
            <InstallList installs={view.installs} />
            <ContextList contexts={view.contexts} now={view.serverNow} />
          </Stack>
          <Stack gap="lg">
            <InstallPanel view={view} />
            <TrustPanel trust={view.trust} />
          </Stack>
        </div>
      )}
    </QueryView>
  );
}

import type { ContextInstall } from '@e5b/contracts';
import { Stack, Title } from '../../ui/index.js';
import { InstallItem } from './install-item.js';
import { installState, installTitle, isLiving, isStep, STEP_WORDS } from './install-words.js';
import { UploadItem } from './upload-item.js';
import { useUploads } from './uploads.js';

/** Files on their way, then installations, newest first. */
export function InstallList({ installs }: { installs: ContextInstall[] }) {
  const uploads = useUploads();
  return (
    <>
      <div className="visually-hidden" aria-live="polite">
        {installs.filter(isLiving).map(spoken).join(' ')}
      </div>
      {uploads.length + installs.length > 0 && (
        <section aria-labelledby="installations">
          <Title order={2} size="h4" mb="xs" id="installations">
            Installations
          </Title>
          <Stack gap="sm">
            {uploads.map((upload) => (
              <UploadItem key={upload.id} upload={upload} />
            ))}
            {installs.map((install) => (
              <InstallItem key={install.id} install={install} />
            ))}
          </Stack>
        </section>
      )}
    </>
  );
}

/** Changes with the step only, so that a screen reader is not flooded. */
function spoken(install: ContextInstall): string {
  const { state } = install;
  return `${installTitle(install)} : ${isStep(state) ? STEP_WORDS[state] : installState(state).label}.`;
}

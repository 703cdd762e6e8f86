import type { AtelierProgress, AtelierStep } from '@e5b/contracts';
import { Progress, Text } from '../../ui/index.js';

const STEPS: Record<AtelierStep, string> = {
  starting: 'Préparation du site',
  exporting: 'Copie des fichiers et de la base',
  reading: 'Lecture du site',
  packing: 'Compression du contexte',
  comparing: 'Comparaison',
};

/** How far the platform is; a step that cannot be measured shows a moving bar. */
export function WorkProgress({ progress }: { progress: AtelierProgress }) {
  const { step, done, total } = progress;
  const percent = total ? Math.min(100, Math.floor((100 * done) / total)) : null;
  return (
    <div role="status">
      <Text size="sm" mb={4}>
        {STEPS[step]}…{percent === null ? '' : ` ${percent} %`}
      </Text>
      <Progress value={percent ?? 100} animated={percent === null} aria-label={STEPS[step]} />
    </div>
  );
}

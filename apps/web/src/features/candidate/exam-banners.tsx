import type { CandidateView } from '@e5b/contracts';
import { formatSeconds, formatTime } from '../../lib/format-time.js';
import { Alert, IconClock, IconPause, IconWarning, Stack, Text } from '../../ui/index.js';

/** What changed the course of the exam: pause, time given back, site under repair. */
export function ExamBanners({ view }: { view: CandidateView }) {
  const last = view.window.adjustments.at(-1);
  return (
    <Stack gap="xs" aria-live="polite">
      {view.state === 'paused' && (
        <Alert color="grape" variant="light" icon={<IconPause />} title="Passage en pause" py="xs">
          <Text size="sm" c="gray.9">
            Votre temps est arrêté : vous ne perdez rien. Attendez que l’examinateur reprenne.
          </Text>
        </Alert>
      )}
      {view.repairing && (
        <Alert color="orange" variant="light" icon={<IconWarning />} title="Votre site redémarre" py="xs">
          <Text size="sm" c="gray.9">
            Ce qui était enregistré est conservé. Patientez quelques secondes, puis rechargez la page de votre site. Le
            temps perdu peut vous être rendu.
          </Text>
        </Alert>
      )}
      {!view.repairing && !view.sandboxReady && (
        <Alert color="orange" variant="light" icon={<IconWarning />} title="Votre site n’est pas disponible" py="xs">
          <Text size="sm" c="gray.9">
            Appelez l’examinateur : il prépare un nouveau site. Le temps perdu peut vous être rendu.
          </Text>
        </Alert>
      )}
      {last && (
        <Alert color="ink" variant="light" icon={<IconClock />} title="Du temps vous a été rendu" py={6}>
          <Text size="sm" c="gray.9">
            {formatSeconds(last.seconds)} rendues à {formatTime(last.at)} – motif : {last.reason}
          </Text>
        </Alert>
      )}
    </Stack>
  );
}

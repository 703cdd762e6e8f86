import { type Atelier, type AteliersView, NO_VERSION } from '@e5b/contracts';
import { Button, Group, Modal, Text, useDisclosure } from '../../ui/index.js';
import { PublishForm } from './publish-form.js';

interface PublishVersionProps {
  atelier: Atelier;
  signing: AteliersView['keys'];
}

export function PublishVersion({ atelier, signing }: PublishVersionProps) {
  const [asked, dialog] = useDisclosure(false);
  const action = `Publier la ${atelier.baseVersion === NO_VERSION ? 'première version' : 'version suivante'}`;
  return (
    <Group>
      <Button onClick={dialog.open} disabled={atelier.state !== 'open'}>
        {action}
      </Button>
      {atelier.latest.version !== atelier.baseVersion && (
        <Text size="sm" c="red.9" fw={600}>
          La version {atelier.latest.version} a été publiée entre-temps.
        </Text>
      )}
      <Modal opened={asked} onClose={dialog.close} title={action} size="lg">
        {asked && <PublishForm atelier={atelier} signing={signing} onDone={dialog.close} />}
      </Modal>
    </Group>
  );
}

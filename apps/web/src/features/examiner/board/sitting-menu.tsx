import type { SittingView } from '@e5b/contracts';
import { useNavigate } from '@tanstack/react-router';
import { notifyFailure } from '../../../components/notify-failure.js';
import { setAbsence } from '../../../lib/api/sittings.js';
import { isAbsent, isOver } from '../../../lib/sitting-state-labels.js';
import { ActionIcon, IconMore, Menu, useDisclosure } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';
import { EndDialog } from './end-dialog.js';
import { MoveDialog } from './move-dialog.js';
import { may } from './sitting-permissions.js';

/** The rarer orders, out of the way of a hasty click. */
export function SittingMenu({ sitting }: { sitting: SittingView }) {
  const [ending, end] = useDisclosure(false);
  const [moving, move] = useDisclosure(false);
  const absence = useSittingOrder((kind: 'none' | 'absent' | 'absent-force-majeure') => setAbsence(sitting.id, kind));
  const mark = (kind: 'none' | 'absent' | 'absent-force-majeure'): void =>
    absence.mutate(kind, { onError: (error) => notifyFailure('L’absence n’a pas été enregistrée', error) });
  const navigate = useNavigate();
  const openFiche = (): void =>
    void navigate({ to: '/examinateur/passages/$sittingId/fiche', params: { sittingId: sitting.id } });
  const name = `${sitting.candidate.firstName} ${sitting.candidate.lastName}`;
  const over = isOver(sitting.state) || isAbsent(sitting.state);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={26} aria-label={`Autres actions pour ${name}`}>
            <IconMore size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={openFiche}>Fiche d’évaluation</Menu.Item>
          <Menu.Item onClick={move.open} disabled={over}>
            {sitting.signedInAt === null ? 'Donner un nouveau code…' : 'Changer de poste…'}
          </Menu.Item>
          <Menu.Divider />
          {may(sitting, 'mark-absent') && <Menu.Item onClick={() => mark('absent')}>Noter absent</Menu.Item>}
          {may(sitting, 'mark-absent-force-majeure') && (
            <Menu.Item onClick={() => mark('absent-force-majeure')}>Noter absent (force majeure)</Menu.Item>
          )}
          {may(sitting, 'undo-absent') && <Menu.Item onClick={() => mark('none')}>Annuler l’absence</Menu.Item>}
          {may(sitting, 'end') && (
            <Menu.Item color="red.9" onClick={end.open}>
              Terminer avant l’heure…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <EndDialog sitting={sitting} opened={ending} onClose={end.close} />
      <MoveDialog sitting={sitting} opened={moving} onClose={move.close} />
    </>
  );
}

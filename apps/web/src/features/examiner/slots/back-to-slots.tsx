import { ButtonLink } from '../../../ui/index.js';

/** From a slot, shown or refused, to the examiner's list. */
export function BackToSlots() {
  return (
    <ButtonLink to="/examinateur" variant="default" size="compact-sm">
      ← Créneaux
    </ButtonLink>
  );
}

import type { StaffRole } from '@e5b/contracts';

export const ROLE_LABELS: Record<StaffRole, string> = {
  centre: 'Centre d’examen',
  examiner: 'Examinateur',
  author: 'Concepteur de sujets',
};

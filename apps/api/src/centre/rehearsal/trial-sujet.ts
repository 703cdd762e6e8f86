import { createHash } from 'node:crypto';
import type { SujetQuestion } from '@e5b/contracts';
import type { ReferenceContextEntity } from '../../contexts/reference-context.entity.js';
import type { SujetEntity } from '../../sujets/sujet.entity.js';
import { REHEARSAL_GRILLE } from './rehearsal-grille.js';

/** « E » for « essai »: real sujets begin with A. */
const LETTER = 'E';

/** A sujet to try a context with: one question for each of its grille, which says what would be looked at. */
export function trialSujet(context: ReferenceContextEntity): Omit<SujetEntity, 'id'> {
  const grille = context.manifest.pack?.grille ?? REHEARSAL_GRILLE;
  const asked = [...new Set(grille.rows.map(({ question }) => question))].sort();
  return {
    contextId: context.id,
    cms: context.cms,
    letter: LETTER,
    code: `ESSAI-${createHash('sha256').update(context.id).digest('hex').slice(0, 12).toUpperCase()}`,
    title: `Essai de « ${context.title.slice(0, 160)} »`,
    content: {
      situation: `Ce créneau sert à **essayer** le contexte « ${context.title} », version ${context.version}. Les candidats sont fictifs et rien ne compte : ouvrez l’administration, faites ce que vous feriez le jour de l’épreuve, et suivez-le sur l’écran de l’examinateur.`,
      questions: asked.map((id) => question(id, grille.rows)),
      annexes: functionalities(context),
    },
    grille,
  };
}

function question(id: string, rows: readonly { question: string; criterion: string }[]): SujetQuestion {
  const criteria = [...new Set(rows.filter((row) => row.question === id).map(({ criterion }) => criterion))];
  return {
    id,
    title: 'Faire un essai',
    text: `Faites une modification de votre choix sur le site. Le jour de l’épreuve, cette question serait évaluée sur :\n\n${criteria.map((each) => `- ${each}`).join('\n')}`,
  };
}

function functionalities({ manifest }: ReferenceContextEntity) {
  const listed = manifest.pack?.functionalities ?? [];
  if (listed.length === 0) return [];
  const groups = [...new Set(listed.map(({ group }) => group))];
  const text = groups
    .map((group) => {
      const labels = listed.filter((each) => each.group === group).map(({ label }) => `- ${label}`);
      return `**${group}**\n\n${labels.join('\n')}`;
    })
    .join('\n\n');
  return [{ id: '1', title: 'Annexe 1 – Fonctionnalités de la session', text }];
}

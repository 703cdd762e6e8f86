import { createHash } from 'node:crypto';
import type { GrilleModel, SujetQuestion } from '@e5b/contracts';
import type { ReferenceContextEntity } from '../../contexts/reference-context.entity.js';
import type { SujetContent, SujetEntity } from '../../sujets/sujet.entity.js';
import { REHEARSAL_GRILLE, SHOP_GRILLE } from './rehearsal-grille.js';
import { shopSujet } from './shop-sujet.js';

/** « E » for « essai »: real sujets begin with A. */
const LETTER = 'E';

type Task = Pick<SujetEntity, 'content' | 'grille'>;

/** A sujet to try a context with. */
export function trialSujet(context: ReferenceContextEntity): Omit<SujetEntity, 'id'> {
  return {
    contextId: context.id,
    cms: context.cms,
    letter: LETTER,
    code: `ESSAI-${createHash('sha256').update(context.id).digest('hex').slice(0, 12).toUpperCase()}`,
    title: `Essai de « ${context.title.slice(0, 160)} »`,
    ...task(context),
  };
}

/** The pack's own grille says what would be looked at; a shop without one gets our shop's questions. */
function task(context: ReferenceContextEntity): Task {
  const own = context.manifest.pack?.grille ?? null;
  if (own === null && context.cms === 'prestashop') {
    return { content: shopSujet(context.title), grille: SHOP_GRILLE };
  }
  const grille = own ?? REHEARSAL_GRILLE;
  return { content: openQuestions(context, grille), grille };
}

/** One question for each of the grille. */
function openQuestions(context: ReferenceContextEntity, { rows }: GrilleModel): SujetContent {
  const asked = [...new Set(rows.map(({ question }) => question))].sort();
  return {
    situation: `Ce créneau sert à **essayer** le contexte « ${context.title} », version ${context.version}. Les candidats sont fictifs et rien ne compte : ouvrez l’administration, faites ce que vous feriez le jour de l’épreuve, et suivez-le sur l’écran de l’examinateur.`,
    questions: asked.map((id) => question(id, rows)),
    annexes: functionalities(context),
  };
}

function question(id: string, rows: readonly { question: string; criterion: string }[]): SujetQuestion {
  const criteria = [...new Set(rows.filter((row) => row.question === id).map(({ criterion }) => criterion))];
  return {
    id,
    title: 'Faire un essai',
    text: `Faites une modification de votre choix sur le site. Le jour de l’épreuve, cette question serait évaluée sur :\n\n${criteria.map((each) => `- ${each}`).join('\n')}`,
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

import type { InstalledContext } from '@e5b/contracts';
import { formatDate } from '../../lib/format-time.js';
import type { TagTone } from '../../ui/index.js';

interface ContextWords {
  label: string;
  tone: TagTone;
  /** What is wrong and what to do; null when all is well. */
  says: string | null;
}

type Facts = Pick<InstalledContext, 'state' | 'warning' | 'validity' | 'repairable' | 'builtIn'>;

const WITHDRAWN: ContextWords = {
  label: 'Retiré',
  tone: 'bad',
  says: 'L’équipe nationale a retiré cette version : elle ne peut plus servir. Installez celle qui la remplace.',
};

const READY: ContextWords = { label: 'Prêt', tone: 'good', says: null };

const UNKNOWN: ContextWords = {
  label: 'Non vérifié',
  tone: 'neutral',
  says: 'Le service des sites ne répond pas : impossible de dire si ce contexte est prêt. Redémarrez le service Docker de la machine.',
};

/** One state in words: the worst one, since that is what there is to act on. */
export function contextWords(context: Facts, now: number): ContextWords {
  if (context.warning === 'withdrawn') return WITHDRAWN;
  if (context.state === 'image-missing') return { label: 'Image absente', tone: 'bad', says: imageMissing(context) };
  if (context.warning === 'out-of-date') return { label: 'Hors dates', tone: 'bad', says: outOfDate(context, now) };
  return context.state === 'unknown' ? UNKNOWN : READY;
}

function imageMissing({ builtIn, repairable }: Facts): string {
  if (builtIn) return 'Son image n’est plus sur cette machine. Relancez la plateforme, qui la refait.';
  return repairable
    ? 'Son image n’est plus celle qui a été vérifiée. Choisissez « Refaire l’image » : le fichier du contexte est encore là.'
    : 'Son image n’est plus celle qui a été vérifiée, et son fichier n’est plus sur cette machine. Installez-le de nouveau.';
}

function outOfDate({ validity }: Facts, now: number): string {
  const check = 'Vérifiez la date de cette machine';
  const rehearse = 'Il peut encore servir à une répétition.';
  if (validity && now < validity.notBefore)
    return `Valable à partir du ${formatDate(validity.notBefore)} seulement. ${check}. ${rehearse}`;
  return `Il n’est plus valable. ${check} ; si elle est juste, installez le contexte de la session en cours. ${rehearse}`;
}

/** Whether a rehearsal slot can be made on it. */
export const canTry = ({ state, warning }: Facts): boolean => state === 'ready' && warning !== 'withdrawn';

import { PackRefusal, type RefusalCode, refusalSentence } from '@e5b/context-pack';
import type { ContextSelfTest, InstallProblem } from '@e5b/contracts';
import { BakeFailed, PhpUnsupported, RuntimeUnavailable, SandboxError } from '@e5b/sandbox';

/** The image was made, and a sandbox of it does not do what an exam needs. */
export class SelfTestFailed extends Error {
  override readonly name = 'SelfTestFailed';

  constructor(readonly report: ContextSelfTest) {
    super('The self-test of a context failed');
  }
}

const TRIED = {
  start: 'démarrer le site',
  front: 'afficher la page d’accueil',
  'sign-in': 'se connecter à l’administration',
  editor: 'ouvrir l’éditeur',
  save: 'enregistrer une modification',
  undo: 'annuler cette modification',
} as const;

const TO_TEAM = 'Signalez-le à l’équipe nationale avec ce message. Rien n’a été gardé de cette tentative.';

/** What passes without another file: the received file is kept, so that it can be tried again. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['DOWNLOAD_FAILED', 'NO_SPACE']);

/** Why an installation ended, in words with a way out. `refused`: the pack is at fault, it will never be taken. */
export function problemOf(error: unknown): InstallProblem & { refused: boolean } {
  if (error instanceof PackRefusal) {
    const passing = PASSING.has(error.code);
    return { code: error.code, sentence: refusalSentence(error), passing, refused: !passing };
  }
  if (error instanceof SelfTestFailed) return selfTestProblem(error.report);
  if (error instanceof SandboxError) return bakeProblem(error);
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOSPC') return problemOf(new PackRefusal('NO_SPACE'));
  return {
    code: 'INTERNAL',
    sentence:
      'L’installation s’est arrêtée sur une erreur imprévue. Réessayez ; si elle se répète, donnez l’heure de l’essai au référent numérique, qui trouvera le détail dans le journal.',
    passing: true,
    refused: false,
  };
}

function selfTestProblem({ steps }: ContextSelfTest): InstallProblem & { refused: boolean } {
  const wrong = steps.find(({ ok }) => !ok);
  const what = wrong ? `il n’a pas été possible de ${TRIED[wrong.name]}` : 'un essai n’a pas réussi';
  const why = wrong?.problem ? ` (${wrong.problem})` : '';
  return {
    code: 'SELF_TEST_FAILED',
    sentence: `Le site a été fabriqué, mais ${what}${why}. Il n’est donc pas installé. ${TO_TEAM}`,
    passing: false,
    refused: false,
  };
}

function bakeProblem(error: SandboxError): InstallProblem & { refused: boolean } {
  const { code } = error;
  const told = (sentence: string, passing = false) => ({ code, sentence, passing, refused: false });
  if (error instanceof RuntimeUnavailable) {
    return told(
      'Le service qui fabrique les sites (Docker) ne répond pas. Redémarrez-le, puis choisissez « Réessayer » : le fichier reçu est gardé.',
      true,
    );
  }
  if (error instanceof PhpUnsupported) {
    const wanted = error.phpMax === null ? `${error.phpMin} ou plus récent` : `${error.phpMin} à ${error.phpMax}`;
    return told(
      `Ce contexte demande PHP ${wanted} ; cette machine a PHP ${error.available.join(', ')}. Le référent numérique peut construire une image qui convient (${error.buildArgument}), puis recommencer.`,
    );
  }
  if (code === 'RUNTIME_MISSING') {
    return told(
      'L’image de base de ce CMS n’est pas sur cette machine. Relancez la plateforme (« npm start »), qui la construit, puis choisissez « Réessayer » : le fichier reçu est gardé.',
      true,
    );
  }
  if (error instanceof BakeFailed && error.reason !== null) return told(`${error.reason} ${TO_TEAM}`);
  return told(`Le site n’a pas pu être fabriqué à partir de ce contexte (${code}). ${TO_TEAM}`);
}

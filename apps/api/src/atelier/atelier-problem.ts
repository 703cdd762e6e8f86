import { AgentError, BuildError, PackRefusal, refusalSentence } from '@e5b/context-pack';
import type { AtelierProblem } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { RuntimeUnavailable, SandboxError } from '@e5b/sandbox';

const AGAIN = 'Votre atelier est intact : réessayez.';

const SENTENCES: Readonly<Record<string, string>> = {
  ENGINE_UNAVAILABLE: `Le service qui fait tourner les sites (Docker) ne répond pas. Redémarrez-le. ${AGAIN}`,
  SITE_TOO_LARGE: 'Le site pèse plus de 4 Gio : retirez-en des médias ou des sauvegardes, puis réessayez.',
  MULTISITE: 'Ce WordPress est devenu un réseau de sites (multisite) : un contexte ne peut contenir qu’un site.',
  THEME_UNKNOWN: 'Aucun thème n’est actif dans ce site : activez-en un, puis réessayez.',
  PROFILE_UNKNOWN:
    'Un compte du contexte demande un profil que la boutique n’a plus : redonnez au profil son nom, puis réessayez.',
  SANDBOX_LOST:
    'Le site de cet atelier a disparu de la machine, et le travail non publié avec lui. Fermez cet atelier et ouvrez-en un autre.',
  RESTARTED:
    'La plateforme a redémarré pendant la publication. Rien n’a été publié et votre atelier est intact : publiez de nouveau.',
  SIGNING_AGENT: `L’agent de signature a refusé, ou ne répond plus. ${AGAIN}`,
  ENOSPC: `Le disque de cette machine est plein. Faites de la place. ${AGAIN}`,
};

const known = (code: string): AtelierProblem | null =>
  Object.hasOwn(SENTENCES, code) ? { code, sentence: SENTENCES[code] ?? '' } : null;

export const SANDBOX_LOST: AtelierProblem = { code: 'SANDBOX_LOST', sentence: SENTENCES.SANDBOX_LOST ?? '' };
export const RESTARTED: AtelierProblem = { code: 'RESTARTED', sentence: SENTENCES.RESTARTED ?? '' };

/** Why a work on an atelier ended, in words with a way out. */
export function atelierProblem(error: unknown): AtelierProblem {
  if (error instanceof RuntimeUnavailable) return atelierProblem(new DomainError('ENGINE_UNAVAILABLE'));
  if (error instanceof PackRefusal) return { code: error.code, sentence: refusalSentence(error) };
  if (error instanceof DomainError && error.code === 'CONTEXT_OVERTAKEN') return overtaken(error);
  const code = codeOf(error);
  if (error instanceof BuildError && !known(code))
    return { code, sentence: `Le site ne peut pas devenir un contexte dans cet état (${code}). ${AGAIN}` };
  return (
    known(code) ?? {
      code,
      sentence: `Une erreur imprévue s’est produite (${code}). ${AGAIN} Si elle se répète, donnez l’heure de l’essai au référent numérique.`,
    }
  );
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError || error instanceof SandboxError || error instanceof BuildError) return error.code;
  if (error instanceof AgentError) return 'SIGNING_AGENT';
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC' ? 'ENOSPC' : 'INTERNAL';
}

function overtaken({ code, data }: DomainError): AtelierProblem {
  const by = typeof data.by === 'string' ? ` par ${data.by}` : '';
  return {
    code,
    sentence: `La version ${String(data.version)} a été publiée entre-temps${by}. Rien n’a été publié depuis votre atelier : regardez ce qu’elle change, puis décidez.`,
  };
}

import type { ReadinessCheck } from '@e5b/contracts';

type Key = ReadinessCheck['key'];
type Status = ReadinessCheck['status'];

interface ReadinessText {
  label: string;
  /** What each status means and, when it is not good, what to do. */
  says: Record<Status, string>;
}

export const READINESS_TEXTS: Record<Key, ReadinessText> = {
  engine: {
    label: 'Service des sites des candidats',
    says: {
      ok: 'Il répond : les postes peuvent être préparés.',
      warning: 'Il répond lentement. Fermez les autres programmes de la machine puis revérifiez.',
      error: 'Il ne répond pas. Redémarrez le service Docker de la machine, puis revérifiez.',
    },
  },
  database: {
    label: 'Base de données',
    says: {
      ok: 'Elle répond.',
      warning: 'Elle répond lentement. Fermez les autres programmes de la machine puis revérifiez.',
      error: 'Elle ne répond pas. Relancez l’application, puis revérifiez.',
    },
  },
  gateway: {
    label: 'Accès des candidats à leur site',
    says: {
      ok: 'Il est ouvert et fermera les passages à l’heure.',
      warning: 'Il répond lentement. Vérifiez la charge de la machine.',
      error: 'Il ne répond pas : aucun candidat ne pourrait entrer. Relancez l’application, puis revérifiez.',
    },
  },
  image: {
    label: 'Contextes d’examen',
    says: {
      ok: 'Ils sont installés, vérifiés et prêts à être dupliqués.',
      warning: 'Ils n’ont pas pu être vérifiés, car le service des sites ne répond pas.',
      error:
        'Un contexte manque ou n’est plus celui qui a été vérifié. Ouvrez la page « Contextes » pour l’installer ou refaire son image.',
    },
  },
  disk: {
    label: 'Place sur le disque',
    says: {
      ok: 'Il y a assez de place.',
      warning: 'La place devient juste. Déplacez d’anciennes archives sur un autre support.',
      error: 'Il n’y a plus assez de place pour archiver les travaux. Libérez de la place avant l’épreuve.',
    },
  },
  memory: {
    label: 'Mémoire',
    says: {
      ok: 'Il y a assez de mémoire pour trois candidats.',
      warning: 'La mémoire est juste. Fermez les autres programmes de la machine.',
      error: 'La mémoire ne suffit pas pour trois candidats. Fermez les autres programmes ou changez de machine.',
    },
  },
  clock: {
    label: 'Heure de la machine',
    says: {
      ok: 'Elle est stable.',
      warning: 'Elle a été changée depuis le démarrage. Le temps des candidats n’en dépend pas, mais vérifiez l’heure.',
      error: 'Elle n’est pas fiable. Réglez l’heure de la machine, puis relancez l’application.',
    },
  },
  slots: {
    label: 'Créneaux du jour',
    says: {
      ok: 'Ils sont planifiés, chacun avec un examinateur et un sujet.',
      warning: 'Aucun créneau n’est à venir. Créez une répétition pour essayer.',
      error: 'Un créneau est incomplet. Corrigez-le avant l’épreuve.',
    },
  },
};

import { PackFileName } from '@e5b/contracts';
import { formatBytes } from '../../lib/format-time.js';

const ENDING = '.e5bctx';

/** Why a file is not worth sending, with what to do, or null. The machine checks everything else. */
export function fileProblem({ name, size }: Pick<File, 'name' | 'size'>, maxBytes: number): string | null {
  if (!name.toLowerCase().endsWith(ENDING))
    return `« ${name} » n’est pas un contexte : le nom d’un contexte finit par ${ENDING}. Choisissez le bon fichier.`;
  if (!PackFileName.safeParse(name).success)
    return `Le nom « ${name} » n’est pas accepté. Renommez le fichier, puis choisissez-le de nouveau.`;
  if (size === 0) return `« ${name} » est vide : la copie s’est interrompue. Reprenez le fichier à sa source.`;
  if (size > maxBytes)
    return `« ${name} » pèse ${formatBytes(size)} ; cette machine accepte ${formatBytes(maxBytes)} au plus. Signalez-le à l’équipe nationale.`;
  return null;
}

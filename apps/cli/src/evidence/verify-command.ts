import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { EvidenceManifest } from '@e5b/contracts';
import {
  type EvidenceCheck,
  type EvidenceCheckName,
  type EvidenceVerdict,
  verifyEvidence,
} from '@e5b/evidence-archive';
import { type Output, UsageError } from '../command.js';

const LABELS: Record<EvidenceCheckName, string> = {
  layout: 'Forme de l’archive',
  manifest: 'Liste des pièces (manifest.json)',
  key: 'Clé du centre',
  signature: 'Signature du centre',
  contents: 'Pièces attendues, chacune une fois, rien de plus',
  item: 'Empreinte',
  journal: 'Chaîne du journal',
};

const FAULTS: Record<EvidenceCheckName, string> = {
  layout: 'le fichier n’est pas une archive de passage, ou il est coupé, prolongé ou modifié',
  manifest: 'absente, illisible ou modifiée',
  key: 'absente, illisible ou différente de la clé donnée',
  signature: 'elle ne correspond pas à la liste des pièces',
  contents: 'une pièce manque, est en double, déplacée ou en trop',
  item: 'la pièce a été modifiée',
  journal: 'la chaîne est rompue, ou le journal ne finit pas où il devrait',
};

/** Prints each check in French. @returns 0 when every one holds, else 1 */
export async function verifyCommand(file: string, keyFile: string | undefined, { out }: Output): Promise<number> {
  const publicKey = keyFile === undefined ? undefined : await readKey(keyFile);
  const verdict = await verifyEvidence(file, publicKey ? { publicKey } : {});
  if (verdict.manifest) out.write(`${describe(verdict.manifest)}\n\n`);
  for (const check of verdict.checks) out.write(`${line(check)}\n`);
  out.write(`\n${conclusion(verdict)}\n`);
  return verdict.ok ? 0 : 1;
}

async function readKey(file: string): Promise<KeyObject> {
  const pem = await readFile(file, 'utf8');
  try {
    return createPublicKey(pem);
  } catch {
    throw new UsageError(`${file} n’est pas une clé publique au format PEM.`);
  }
}

function line({ name, item, ok, detail }: EvidenceCheck): string {
  const label = item === null ? LABELS[name] : `${LABELS[name]} de ${item}`;
  if (!ok) return `[ÉCHEC] ${label} : ${FAULTS[name]}`;
  return name === 'key' ? `[ok]    ${label} : empreinte ${detail}` : `[ok]    ${label}`;
}

function describe({ candidate, commission, sujet, stage, createdAt }: EvidenceManifest): string {
  return [
    `Candidat : ${candidate.lastName} ${candidate.firstName}, n° ${candidate.number}`,
    `Commission : ${commission} – sujet ${sujet.code} (${sujet.cms}, lettre ${sujet.letter})`,
    `Archive ${stage === 'complete' ? 'close à la signature de la fiche' : 'du travail, avant évaluation'}, faite le ${new Date(createdAt).toISOString()}`,
  ].join('\n');
}

function conclusion({ ok, keyCompared, keyFingerprint }: EvidenceVerdict): string {
  if (!ok) return 'ARCHIVE REFUSÉE : au moins une vérification échoue.';
  if (keyCompared) return 'ARCHIVE INTACTE, signée par la clé donnée.';
  return `ARCHIVE INTACTE. La clé vient de l’archive elle-même : comparez son empreinte avec celle que publie le centre
(${keyFingerprint ?? ''}), ou donnez la clé du centre avec --key.`;
}

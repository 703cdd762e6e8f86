import type { EvidenceSubject } from './evidence-subject.js';

const STAGES = {
  work: 'Elle a été prise à la clôture du passage, avant l’évaluation.',
  complete: 'Elle a été close à la signature de la fiche d’évaluation.',
} as const;

/** `lisezmoi.txt`: what the archive is and how anybody checks it. */
export function readMe({ candidate, commission, sujet, slot }: EvidenceSubject, stage: 'work' | 'complete'): string {
  return `ARCHIVE D’UN PASSAGE – BTS NDRC, épreuve E5 B, partie pratique

Candidat : ${candidate.lastName} ${candidate.firstName}, n° ${candidate.number}
Commission : ${commission} – créneau ${slot.label} – sujet ${sujet.code}

Cette archive contient tout ce que la plateforme a conservé du passage. ${STAGES[stage]}

activity.ndjson   journal des modifications validées dans la base du site, dans l’ordre (lignes chaînées par empreinte)
access.ndjson     journal des accès au site (lignes chaînées par empreinte)
events.ndjson     les actions du candidat, dans les termes de l’annexe VI-3
final.sql.gz      la base de données du site à la fin du passage
files.tar.gz      les fichiers ajoutés ou modifiés par le candidat
files.json        la liste de ces fichiers, avec leur empreinte
sitting.json      durée, pauses, temps rendu, incidents, décisions, niveaux et annotations
grille.pdf        la grille d’aide à l’évaluation (archive close)
fiche.pdf         la fiche d’évaluation (archive close)
manifest.json     la liste des pièces et leurs empreintes SHA-256
manifest.sig      la signature Ed25519 de manifest.json par le centre (base64url)
centre.pub.pem    la clé publique du centre

VÉRIFIER
Avec la plateforme, sans base de données ni réseau :
    npx e5b evidence verify ARCHIVE.tar --key centre.pub.pem
où centre.pub.pem est la clé obtenue du centre par une autre voie que cette archive.

À la main : l’empreinte de chaque pièce (sha256sum) doit être celle que donne manifest.json, et
    basenc --base64url -d manifest.sig > signature   (ajouter « == » à la fin du texte)
    openssl pkeyutl -verify -pubin -inkey centre.pub.pem -rawin -in manifest.json -sigfile signature
doit répondre « Signature Verified Successfully ».
`;
}

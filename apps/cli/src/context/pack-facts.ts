import type { PackHead } from '@e5b/context-pack';

const DATE = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
const date = (moment: string): string => DATE.format(new Date(moment));
const CMS = { wordpress: 'WordPress', prestashop: 'PrestaShop' } as const;

export const mebibytes = (bytes: number): string =>
  `${(bytes / 2 ** 20).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mio`;

/** What a pack says of itself, line by line. */
export function packFacts({ manifest, id, signature }: PackHead): string[] {
  const active = manifest.extensions.filter((extension) => extension.active).length;
  const unpacked = manifest.files.reduce((total, file) => total + file.bytes, 0);
  const { validity, database, theme } = manifest;
  return [
    `${manifest.title} (${manifest.code}), session ${manifest.session}, version ${manifest.version}`,
    `CMS :        ${CMS[manifest.cms.name]} ${manifest.cms.version}${manifest.cms.locale ? `, ${manifest.cms.locale}` : ''}`,
    `PHP :        ${manifest.php.min} au moins${manifest.php.max ? `, ${manifest.php.max} au plus` : ''}`,
    `Thème :      ${theme.name}${theme.version ? ` ${theme.version}` : ''}${theme.parent ? `, enfant de ${theme.parent}` : ''}`,
    `Extensions : ${manifest.extensions.length} présentes, ${active} actives`,
    `Base :       ${database.tables} tables, préfixe ${database.tablePrefix || 'aucun'}${database.source ? `, export de ${database.source}` : ''}`,
    `Adresses :   ${manifest.site.storedUrls.join(', ') || 'aucune'} – back-office /${manifest.site.adminPath}/`,
    `Durée :      ${Math.round(manifest.defaultDurationSeconds / 60)} minutes – fonctionnalités : ${manifest.functionalities.length} – comptes : ${manifest.accounts.length}`,
    `Validité :   du ${date(validity.notBefore)} au ${date(validity.notAfter)} – plateforme ${manifest.minPlatformVersion} ou plus récente`,
    `Contenu :    ${manifest.files.length} fichiers, ${mebibytes(unpacked)} (${mebibytes(manifest.payload.bytes)} compressés)`,
    `Auteur :     ${manifest.issuer}, le ${date(manifest.createdAt)}`,
    `Empreinte :  ${id}`,
    `Signature :  ${signature ? `clé ${signature.keyId}` : 'aucune'}`,
  ];
}

import { FUNCTIONALITIES } from '@e5b/cms-activity';
import type { PackAccount, PackFunctionality } from '@e5b/context-pack';
import type { Cms } from '@e5b/contracts';
import { REHEARSAL_GRILLE } from '../centre/rehearsal/rehearsal-grille.js';
import type { UnsaidFacts } from './describe-version.js';

/** As sandbox-images/ravaude/blank/accounts.json has them. */
const WORDPRESS_ACCOUNTS: PackAccount[] = [
  {
    label: 'Candidat',
    login: 'candidat',
    password: 'candidat-e5b',
    role: 'administrator',
    email: 'candidat@site-neuf.example',
    displayName: 'Candidat',
    for: 'candidate',
  },
  {
    label: 'Collègue',
    login: 'collegue',
    password: 'collegue-e5b',
    role: 'editor',
    email: 'collegue@site-neuf.example',
    displayName: 'Collègue',
    for: 'colleague',
  },
];

/** As sandbox-images/blank-prestashop/accounts.json has them. */
const PRESTASHOP_ACCOUNTS: PackAccount[] = [
  {
    label: 'Candidat',
    login: 'candidat@boutique-neuve.example',
    password: 'candidat-e5b',
    role: 'SuperAdmin',
    email: 'candidat@boutique-neuve.example',
    displayName: 'Candidat',
    for: 'candidate',
  },
];

/** Annexe VI-3 of the newest session that has one. */
const listed = (wanted: Cms): PackFunctionality[] =>
  FUNCTIONALITIES.filter(({ cms, session }) => cms === wanted && session === '2024').map(({ section, label }, i) => ({
    id: `vi-3.${i + 1}`,
    group: section,
    label,
  }));

/** What a context says of itself that begins in a site or a shop without content. */
export const BLANK_CONTEXTS = {
  wordpress: { accounts: WORDPRESS_ACCOUNTS, functionalities: listed('wordpress'), grille: REHEARSAL_GRILLE },
  prestashop: { accounts: PRESTASHOP_ACCOUNTS, functionalities: listed('prestashop'), grille: REHEARSAL_GRILLE },
} satisfies Record<Cms, Partial<UnsaidFacts>>;

import { FUNCTIONALITIES } from '@e5b/cms-activity';
import type { PackAccount, PackFunctionality } from '@e5b/context-pack';
import { REHEARSAL_GRILLE } from '../centre/rehearsal/rehearsal-grille.js';
import type { UnsaidFacts } from './describe-version.js';

/** As sandbox-images/ravaude/blank/accounts.json has them. */
const ACCOUNTS: PackAccount[] = [
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

/** Annexe VI-3 of the newest session that has one. */
const LISTED: PackFunctionality[] = FUNCTIONALITIES.filter(
  ({ cms, session }) => cms === 'wordpress' && session === '2024',
).map(({ section, label }, i) => ({ id: `vi-3.${i + 1}`, group: section, label }));

/** What a context says of itself that begins in a WordPress without content. */
export const BLANK_WORDPRESS = {
  accounts: ACCOUNTS,
  functionalities: LISTED,
  grille: REHEARSAL_GRILLE,
} satisfies Partial<UnsaidFacts>;

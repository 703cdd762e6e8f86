import { type Cms, FUNCTIONALITIES } from '@e5b/cms-activity';

/** Every line that has a rule is met in these recordings: a test of the rules says so. */
const TESTED_ON: Readonly<Record<Cms, string>> = {
  wordpress: 'enregistrements de back-offices WordPress 6.1 ; colonnes de 5.6 à 6.8',
  prestashop: 'enregistrements de back-offices PrestaShop 9.1 ; colonnes de 1.7.3 à 9.1',
};

/** Tab-separated: CMS, session, section, functionality, rules, what they are tested on, or the reason why there is none. */
export function coverageLines(): string[] {
  return FUNCTIONALITIES.map(({ cms, session, section, label, rules, reason }) =>
    [cms, session, section, label, rules?.join(' ') ?? '—', rules ? TESTED_ON[cms] : (reason ?? '')].join('\t'),
  );
}

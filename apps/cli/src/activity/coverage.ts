import { type Cms, FUNCTIONALITIES } from '@e5b/cms-activity';

/** Every line that has a rule is met in these recordings: a test of the rules says so. */
const TESTED_ON: Readonly<Record<Cms, string>> = {
  wordpress: 'enregistrement d’un back-office WordPress 6.1',
  prestashop: 'enregistrement d’un back-office PrestaShop 9.1',
};

/** Tab-separated: CMS, session, section, functionality, rules, what they are tested on, or the reason why there is none. */
export function coverageLines(): string[] {
  return FUNCTIONALITIES.map(({ cms, session, section, label, rules, reason }) =>
    [cms, session, section, label, rules?.join(' ') ?? '—', rules ? TESTED_ON[cms] : (reason ?? '')].join('\t'),
  );
}

import { type Cms, FUNCTIONALITIES, seenInVisits } from '@e5b/cms-activity';

/** Every line that has a rule is met in these recordings: a test of the rules says so. */
const TESTED_ON: Readonly<Record<Cms, string>> = {
  wordpress: 'enregistrements de back-offices WordPress 6.1 ; colonnes de 5.6 à 6.8',
  prestashop: 'enregistrements de back-offices PrestaShop 9.1 ; colonnes de 1.7.3 à 9.1',
};

/** These leave no row: they are told live from the gateway's journal of requests. */
const TESTED_ON_VISITS = 'pages visitées (journal des accès), tables d’adresses de WordPress 6 et PrestaShop 1.7 à 9';

/** Tab-separated: CMS, session, section, functionality, rules, what they are tested on, or the reason why there is none. */
export function coverageLines(): string[] {
  return FUNCTIONALITIES.map((line) => {
    const { cms, session, section, label, rules, reason } = line;
    const tested = seenInVisits(line) ? TESTED_ON_VISITS : TESTED_ON[cms];
    return [cms, session, section, label, rules?.join(' ') ?? '—', rules ? tested : (reason ?? '')].join('\t');
  });
}

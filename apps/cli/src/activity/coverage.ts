import { FUNCTIONALITIES } from '@e5b/cms-activity';

/** Every WordPress line that has a rule is met in this recording: a test of the rules says so. */
const TESTED_ON = 'enregistrement d’un back-office WordPress 6.1';

/** Tab-separated: CMS, session, section, functionality, rules, what they are tested on, or the reason why there is none. */
export function coverageLines(): string[] {
  return FUNCTIONALITIES.map(({ cms, session, section, label, rules, reason }) =>
    [cms, session, section, label, rules?.join(' ') ?? '—', rules ? TESTED_ON : (reason ?? '')].join('\t'),
  );
}

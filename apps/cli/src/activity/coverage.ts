import { FUNCTIONALITIES } from '@e5b/cms-activity';

/** Lines of `e5b activity coverage`: functionality, session, CMS, rules, or the reason why there is none. */
export function coverageLines(): string[] {
  return FUNCTIONALITIES.map(({ cms, session, section, label, rules, reason }) =>
    [cms, session, section, label, rules?.join(' ') ?? '—', reason ?? ''].join('\t'),
  );
}

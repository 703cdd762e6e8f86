import { AgentError, BuildError, PackRefusal } from '@e5b/context-pack';
import { DomainError } from '@e5b/exam-core';
import { RuntimeUnavailable, SandboxError } from '@e5b/sandbox';
import { atelierProblem } from './atelier-problem.js';

describe('atelierProblem', () => {
  it.each([
    [new RuntimeUnavailable(), 'ENGINE_UNAVAILABLE'],
    [new SandboxError('SITE_TOO_LARGE', 'x'), 'SITE_TOO_LARGE'],
    [new BuildError('MULTISITE'), 'MULTISITE'],
    [new BuildError('PREFIX_UNKNOWN'), 'PREFIX_UNKNOWN'],
    [new PackRefusal('NO_SPACE'), 'NO_SPACE'],
    [new AgentError('x'), 'SIGNING_AGENT'],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'ENOSPC'],
    [new Error('anything'), 'INTERNAL'],
  ])('%s is told as %s, in a whole sentence', (error, code) => {
    const problem = atelierProblem(error);
    expect(problem.code).toBe(code);
    expect(problem.sentence).toMatch(/^[A-ZÀÉ].+\.$/s);
  });

  it('says who published in between', () => {
    const { sentence } = atelierProblem(
      new DomainError('CONTEXT_OVERTAKEN', { version: '3', by: 'Marc Delmas', at: 1 }),
    );
    expect(sentence).toMatch(/^La version 3 a été publiée entre-temps par Marc Delmas\./);
  });
});

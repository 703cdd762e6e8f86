import { fileProblem } from './file-problem.js';

const LIMIT = 4e9;
const problem = (name: string, size = 1000) => fileProblem({ name, size }, LIMIT);

it('takes any pack that the machine has room for', () => {
  expect(problem('Boutique d’essai 2026.1.e5bctx')).toBeNull();
  expect(problem('MAJUSCULES.E5BCTX')).toBeNull();
});

it('says at once what the machine would refuse after a long upload', () => {
  expect(problem('sujet.pdf')).toContain('n’est pas un contexte');
  expect(problem('.e5bctx')).toContain('n’est pas accepté');
  expect(problem('vide.e5bctx', 0)).toContain('est vide');
  expect(problem('gros.e5bctx', 5e9)).toContain('pèse 5 Go ; cette machine accepte 4 Go au plus');
});

import type { ReferenceContextEntity } from '../../contexts/reference-context.entity.js';
import { REHEARSAL_GRILLE } from './rehearsal-grille.js';
import { trialSujet } from './trial-sujet.js';

const context = (more: Partial<ReferenceContextEntity> = {}): ReferenceContextEntity =>
  ({
    id: '0d3c0f9e-8a10-4a52-9f6e-3f1f6f2b7a11',
    title: 'Atelier du lin',
    version: '2026.1',
    cms: 'prestashop',
    manifest: {},
    ...more,
  }) as ReferenceContextEntity;

const withGrille = {
  pack: { grille: REHEARSAL_GRILLE, functionalities: [] },
} as unknown as ReferenceContextEntity['manifest'];

describe('the sujet to try a context with', () => {
  test('asks a shop for a product with combinations, a cart rule, a page, a carrier and the home page', () => {
    const { cms, content, grille } = trialSujet(context());
    expect(cms).toBe('prestashop');
    const asked = content.questions.map(({ id, text }) => [id, /\*\*(.+?)\*\*/.exec(text)?.[1]]);
    expect(asked).toEqual([
      ['Q1', 'déclinaisons'],
      ['Q2', 'règle panier'],
      ['Q3', 'page de contenu'],
      ['Q4', 'transporteur'],
      ['Q5', 'texte de la page d’accueil'],
    ]);
    expect(grille.rows).toHaveLength(8);
  });

  test('rates every question it asks, and no other', () => {
    for (const each of [context(), context({ cms: 'wordpress' }), context({ manifest: withGrille })]) {
      const { content, grille } = trialSujet(each);
      expect([...new Set(grille.rows.map(({ question }) => question))]).toEqual(content.questions.map(({ id }) => id));
    }
  });

  test('follows the grille that the pack brings', () => {
    const { content, grille } = trialSujet(context({ manifest: withGrille }));
    expect(grille).toBe(REHEARSAL_GRILLE);
    expect(content.questions[0]?.text).toContain(REHEARSAL_GRILLE.rows[0]?.criterion);
  });
});

import type { Cms, CmsAccount } from '@e5b/contracts';
import { type CandidateSeat, type ExaminerDesk, followDoor } from './exam-room.js';
import { PrestaShopHand } from './prestashop-hand.js';

/** One slot as the examiner has it open. */
export interface Group {
  cms: Cms;
  desk: ExaminerDesk;
  label: string;
}

/** A candidate with something to do in the CMS of the group, and what must be told of it. */
export interface CandidateAtWork {
  group: Group;
  seat: CandidateSeat;
  work(): Promise<void>;
  /** Words that nobody else writes. */
  own: string;
  /** What the acts are about, all of them. */
  objects: string[];
  /** Lines that stand in the column, each with its functionality of annexe VI-3. */
  lines: [line: RegExp, functionality: string][];
}

/** Publishes a post and approves a comment. */
export function onWordPress(group: Group, seat: CandidateSeat): CandidateAtWork {
  const own = seat.title;
  const work = async (): Promise<void> => {
    const hand = await seat.openAdministration();
    await hand.signIn('candidat', 'ravaude-2026');
    await hand.publishPost(own, 'L’atelier vous ouvre ses portes.');
    await hand.open('/wp-admin/edit-comments.php?comment_status=moderated');
    await hand.approveFirstComment();
  };
  return {
    ...{ group, seat, work, own },
    objects: ['comment', 'post'],
    lines: [
      [
        new RegExp(`Article.*${own}.*publié`),
        'Créer, modifier, publier et supprimer un article, une page et une catégorie',
      ],
      [/Commentaire.*approuvé/, 'Modérer et répondre à un commentaire'],
    ],
  };
}

/** Makes a cart rule and a product with its combinations. */
export function onShop(group: Group, seat: CandidateSeat, account: CmsAccount): CandidateAtWork {
  const own = `choisi par ${seat.name.split(' ')[0]}`;
  const work = async (): Promise<void> => {
    const hand = new PrestaShopHand(await followDoor(seat.page, 'Ouvrir l’administration'));
    await hand.signIn(account.login, account.password);
    await hand.createCartRule(`Cadeau ${own}`, { code: 'CADEAU', percent: '10' });
    await hand.createProduct(`Tablier ${own}`, ['0', '4']);
  };
  return {
    ...{ group, seat, work, own },
    objects: ['cart_rule', 'combination', 'product'],
    lines: [
      [new RegExp(`Règle panier.*Cadeau ${own}.*créée`), 'Créer des promotions catalogue, panier et prix spécifique'],
      [new RegExp(`Produit.*Tablier ${own}.*créé`), 'Créer et gérer un produit'],
      [new RegExp(`Déclinaison.*Tablier ${own}.*créée`), "Créer les déclinaisons d'un produit"],
    ],
  };
}

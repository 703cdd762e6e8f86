import { type SitePath, shownPiece } from './site-path.js';

const BEHIND = new Set(['modules', 'themes', 'img', 'js', 'css', 'api', 'upload', 'download', 'webservice']);
const MACHINE = /\.(xml|txt|json|ico|webmanifest)$/i;

/** Front controllers, by their own name and by the path of a French shop. */
const CONTROLLERS: Readonly<Record<string, string>> = {
  index: 'Page d’accueil du site',
  product: 'Fiche produit sur le site',
  category: 'Catégorie sur le site',
  cms: 'Page du site',
  cart: 'Panier du site',
  panier: 'Panier du site',
  order: 'Commande sur le site',
  commande: 'Commande sur le site',
  orderconfirmation: 'Confirmation de commande sur le site',
  'confirmation-commande': 'Confirmation de commande sur le site',
  authentication: 'Connexion au site',
  connexion: 'Connexion au site',
  login: 'Connexion au site',
  registration: 'Inscription sur le site',
  inscription: 'Inscription sur le site',
  myaccount: 'Compte client sur le site',
  'my-account': 'Compte client sur le site',
  'mon-compte': 'Compte client sur le site',
  contact: 'Contact sur le site',
  'contact-us': 'Contact sur le site',
  'nous-contacter': 'Contact sur le site',
  search: 'Recherche sur le site',
  recherche: 'Recherche sur le site',
  pricesdrop: 'Promotions sur le site',
  promotions: 'Promotions sur le site',
  newproducts: 'Nouveautés sur le site',
  'nouveaux-produits': 'Nouveautés sur le site',
  bestsales: 'Meilleures ventes sur le site',
  'meilleures-ventes': 'Meilleures ventes sur le site',
};

const known = (name: string): string | undefined =>
  Object.hasOwn(CONTROLLERS, name.toLowerCase()) ? CONTROLLERS[name.toLowerCase()] : undefined;

/** A page of the shop, or null when only a machine asks for it. */
export function prestashopSitePage({ segments, query }: SitePath): string | null {
  const [first = ''] = segments;
  if (query.has('ajax') || query.has('action') || query.has('from-xhr')) return null;
  if (BEHIND.has(first.toLowerCase()) || MACHINE.test(segments.at(-1) ?? '')) return null;
  const pages = segments.filter((segment, at) => segment !== 'index.php' && !(at === 0 && /^[a-z]{2}$/.test(segment)));
  const last = pages.at(-1);
  if (last === undefined) {
    const controller = query.get('controller') ?? 'index';
    return known(controller) ?? 'Page du site';
  }
  if (pages[0] === 'module') return 'Page d’un module sur le site';
  if (/^\d+(-\d+)?-.+\.html$/.test(last))
    return `Fiche produit sur le site : ${shownPiece(last.replace(/\.html$/, ''))}`;
  if (/^\d+-./.test(last) && pages[0] !== 'content') return `Catégorie sur le site : ${shownPiece(last)}`;
  return known(last) ?? `Page du site : ${shownPiece(last)}`;
}

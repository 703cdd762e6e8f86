import { decoded, hiddenFields } from '../readiness/html-form.js';
import { prestashopSignIn } from '../readiness/prestashop-sign-in.js';
import type { SocketPage, SocketVisitor } from '../readiness/socket-visitor.js';
import type { CmsCredentials } from '../recipes/cms-recipe.js';
import { PRESTASHOP_RECIPE } from '../recipes/prestashop-recipe.js';
import { type BackOfficeTrial, TrialFailed } from './back-office-trial.js';
import { requirePage } from './require-page.js';

const CATALOGUE = /href="([^"]*\/sell\/catalog\/products\/?\?[^"]*)"/;
/** PrestaShop 8.1 and 9 ask for the kind of product first; 1.7 and 8.0 make a product and open its page. */
const NEW_PRODUCT = /href="([^"]*\/sell\/catalog\/products(?:-v2)?\/(?:create|new)\?[^"]*)"/;
const PRODUCT_PAGE = /\/sell\/catalog\/products(?:-v2)?\/(\d+)/;
const DELETE = /"([^"]*\/products(?:-v2)?\/(?:unit\/delete\/\d+|\d+\/delete(?:-from-all-shops)?)\?[^"]*)"/;

/** Makes a product from the catalogue, sees its page, and deletes it. */
export class PrestashopTrial implements BackOfficeTrial {
  private dashboard: SocketPage | null = null;
  private catalogue = '';
  private newProduct = '';
  private form: Record<string, string> = {};
  private product: SocketPage | null = null;

  constructor(private readonly visitor: SocketVisitor) {}

  async front(): Promise<void> {
    requirePage(await this.visitor.visit('/'), /<\/html>/);
  }

  async signIn(account: CmsCredentials): Promise<void> {
    const form = await this.visitor.visit(PRESTASHOP_RECIPE.backOfficePath);
    requirePage(form, /name="passwd"/);
    this.dashboard = await prestashopSignIn(this.visitor, form, account);
    if (!CATALOGUE.test(this.dashboard.body))
      throw new TrialFailed('identifiant ou mot de passe refusé, ou pas de catalogue');
  }

  async editor(): Promise<void> {
    this.catalogue = decoded(CATALOGUE.exec(this.dashboard?.body ?? '')?.[1] ?? '');
    this.newProduct = decoded(requirePage(await this.visitor.visit(this.catalogue), NEW_PRODUCT));
    if (this.newProduct.includes('/new?')) return;
    const page = await this.visitor.visit(this.newProduct);
    requirePage(page, /name="create_product\[type\]"/);
    this.form = { ...hiddenFields(page.body, 'create_product'), 'create_product[type]': 'standard' };
  }

  async save(): Promise<void> {
    const asked = Object.keys(this.form).length > 0;
    this.product = await this.visitor.visit(this.newProduct, asked ? this.form : undefined);
    if (!PRODUCT_PAGE.test(this.product.path)) throw new TrialFailed('le produit n’a pas été enregistré');
    requirePage(this.product, DELETE);
  }

  async undo(): Promise<void> {
    const page = this.product;
    const id = PRODUCT_PAGE.exec(page?.path ?? '')?.[1] ?? '';
    const remove = decoded(DELETE.exec(page?.body ?? '')?.[1] ?? '');
    const after = await this.visitor.visit(remove, { id });
    if (after.status !== 200) throw new TrialFailed(`réponse ${after.status} à la suppression`);
    const list = await this.visitor.visit(this.catalogue);
    requirePage(list, NEW_PRODUCT);
    if (new RegExp(`/products(?:-v2)?/${id}[/?]`).test(list.body))
      throw new TrialFailed('le produit supprimé est encore là');
  }
}

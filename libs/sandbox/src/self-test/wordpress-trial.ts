import type { SocketPage, SocketVisitor } from '../readiness/socket-visitor.js';
import type { CmsCredentials } from '../recipes/cms-recipe.js';
import { type BackOfficeTrial, TrialFailed } from './back-office-trial.js';
import { requirePage } from './require-page.js';

const POSTS = '/index.php?rest_route=/wp/v2/posts';
const TITLE = 'Essai de préparation';
/** The block editor, or the form of the classic one. */
const EDITOR = /id=["'](?:editor|titlewrap)["']/;

/** Writes a draft with the editor's own interface, whichever editor the site has. */
export class WordpressTrial implements BackOfficeTrial {
  private nonce = '';
  private draft = 0;

  constructor(private readonly visitor: SocketVisitor) {}

  async front(): Promise<void> {
    requirePage(await this.visitor.visit('/'), /<\/html>/);
  }

  async signIn({ login, password }: CmsCredentials): Promise<void> {
    requirePage(await this.visitor.visit('/wp-login.php'), /name=["']pwd["']/);
    const form = { log: login, pwd: password, testcookie: '1', redirect_to: '/wp-admin/' };
    const page = await this.visitor.visit('/wp-login.php', form);
    if (!page.body.includes('id="wpadminbar"')) throw new TrialFailed('identifiant ou mot de passe refusé');
  }

  async editor(): Promise<void> {
    const page = await this.visitor.visit('/wp-admin/post-new.php');
    requirePage(page, EDITOR);
    this.nonce = /createNonceMiddleware\(\s*"([0-9a-f]+)"/.exec(page.body)?.[1] ?? (await this.freshNonce());
  }

  async save(): Promise<void> {
    const made = await this.visitor.visit(POSTS, { title: TITLE, status: 'draft', _wpnonce: this.nonce });
    this.draft = Number(field(made, 'id') ?? Number.NaN);
    if (made.status !== 201 || !Number.isInteger(this.draft)) throw refused(made);
    const kept = await this.visitor.visit(`${POSTS}/${this.draft}&context=edit&_wpnonce=${this.nonce}`);
    if (kept.status !== 200 || !kept.body.includes('"status":"draft"')) throw refused(kept);
  }

  async undo(): Promise<void> {
    const form = { _wpnonce: this.nonce };
    const gone = await this.visitor.visit(`${POSTS}/${this.draft}&_method=DELETE&force=true`, form);
    if (gone.status !== 200 || !gone.body.includes('"deleted":true')) throw refused(gone);
    const looked = await this.visitor.visit(`${POSTS}/${this.draft}&context=edit&_wpnonce=${this.nonce}`);
    if (looked.status !== 404) throw new TrialFailed('le brouillon supprimé est encore là');
  }

  /** The classic editor's page holds none. */
  private async freshNonce(): Promise<string> {
    return (await this.visitor.visit('/wp-admin/admin-ajax.php?action=rest-nonce')).body.trim();
  }
}

function field(page: SocketPage, name: string): unknown {
  try {
    return (JSON.parse(page.body) as Record<string, unknown>)[name];
  } catch {
    return null;
  }
}

function refused(page: SocketPage): TrialFailed {
  const message = field(page, 'message');
  return new TrialFailed(`réponse ${page.status}${typeof message === 'string' ? ` : ${message}` : ''}`);
}

import type { CmsCredentials } from '../recipes/cms-recipe.js';
import { PRESTASHOP_RECIPE } from '../recipes/prestashop-recipe.js';
import { decoded } from './html-form.js';
import type { SocketPage, SocketVisitor } from './socket-visitor.js';

const OFFICE = PRESTASHOP_RECIPE.backOfficePath;

/**
 * PrestaShop 9 posts a form with a token; 1.7 and 8 answer in JSON where to go next.
 * @param form the page that was shown instead of the back office
 * @returns what stood at the end: the dashboard, or a form that refuses
 */
export async function prestashopSignIn(
  visitor: SocketVisitor,
  form: SocketPage,
  { login, password }: CmsCredentials,
): Promise<SocketPage> {
  const fields = { email: login, passwd: password, submit_login: '1' };
  const token = hiddenField(form.body, '_csrf_token') ?? hiddenField(form.body, '_token');
  if (token) return visitor.visit(`${OFFICE}login`, { ...fields, [token.name]: token.value });
  const answer = await visitor.visit(`${OFFICE}index.php?controller=AdminLogin`, {
    ...fields,
    ajax: '1',
    controller: 'AdminLogin',
    submitLogin: '1',
  });
  const next = /"redirect":"((?:[^"\\]|\\.)+)"/.exec(answer.body)?.[1];
  return next ? visitor.visit(next.replaceAll('\\/', '/')) : answer;
}

function hiddenField(body: string, name: string): { name: string; value: string } | null {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(body)?.[0];
  const value = input && /value="([^"]*)"/.exec(input)?.[1];
  return value ? { name, value: decoded(value) } : null;
}

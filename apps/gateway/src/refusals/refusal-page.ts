import type { Refusal } from './refusal.js';

const STYLE = `
:root{color-scheme:light}
body{margin:0;font:1.125rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#1b1b2f;background:#f4f5fa}
main{max-width:36rem;margin:12vh auto 2rem;padding:2rem;background:#fff;border:1px solid #c9cce0;border-radius:.5rem}
h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}
p{margin:0 0 1rem}
a{color:#1f3a8a;text-underline-offset:.2em}
a:focus-visible{outline:3px solid #1f3a8a;outline-offset:3px}
p:last-child{margin:0}`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
/** A colon or a question mark never begins a line. */
const french = (text: string): string => escapeHtml(text).replace(/ (?=[:;?!»])/g, '&nbsp;');

/** A message begins with the title where a script shows it alone; under the heading it would say it twice. */
const withoutTitle = ({ title, message }: Refusal): string =>
  message.startsWith(`${title}. `) ? message.slice(title.length + 2) : message;

/** What the page may load or run: nothing but its own style. */
export const PAGE_CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The page a person sees in place of the site.
 * @param retryUrl a link to look again, where that makes sense
 */
export function refusalPage(
  refusal: Refusal,
  { wrote, platformOrigin, retryUrl }: { wrote: boolean; platformOrigin: string; retryUrl: string | null },
): string {
  const wayOut =
    refusal.wayOut === 'site'
      ? '<a href="/">Retour au site du candidat</a>'
      : `<a href="${escapeHtml(platformOrigin)}/candidat">Retour à votre page d’examen</a>`;
  const after = wrote && refusal.afterWrite ? `\n<p>${escapeHtml(refusal.afterWrite)}</p>` : '';
  const retry = retryUrl === null ? '' : `\n<p><a href="${escapeHtml(retryUrl)}">Réessayer maintenant</a></p>`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(refusal.title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escapeHtml(refusal.title)}</h1>
<p>${french(withoutTitle(refusal))}</p>${after}${retry}
<p>${wayOut}</p>
</main>
</body>
</html>
`;
}

import { html, type Markup } from './html.ts';
import { assets, type Variant } from './variants.ts';
import { langs, words, type Lang } from './words.ts';

/** What every page of the backoffice is made with. */
export interface PageContext {
  readonly variant: Variant;
  readonly lang: Lang;
}

/** A link's address: `path` within the variant, and the language unless it is the usual one. */
export function hrefOf(
  { variant, lang }: PageContext,
  path = '',
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams({ ...query, ...(lang !== 'en' && { lang }) }).toString();
  return `${variant.path}${path}${search && `?${search}`}`;
}

/**
 * A whole document around what is in `<main>`.
 *
 * @param self the path and query of this page, for the links to the other language
 */
export function layout(
  context: PageContext,
  title: string,
  self: { readonly path: string; readonly query?: Readonly<Record<string, string>> },
  main: Markup,
): string {
  const { variant, lang } = context;
  const say = words[lang];
  const first = variant.firstScript ? [html`<script src="${assets + variant.firstScript}"></script>`] : [];
  const icon = variant.isWithoutIcon ? html`` : html`<link rel="icon" href="/icon.svg" />`;
  const styles = ['backoffice.css', ...(variant.styles ?? [])];
  const languages = Object.entries(langs).map(([code, name]) => {
    const current = code === lang ? html` aria-current="true"` : html``;
    const href = hrefOf({ variant, lang: code as Lang }, self.path, self.query);
    return html`<a href="${href}" lang="${code}" hreflang="${code}" ${current}>${name}</a> `;
  });

  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Ticket desk</title>
        ${first} ${icon} ${styles.map((file) => html`<link rel="stylesheet" href="${assets + file}" />`)}
        <script src="${assets}backoffice.js" defer></script>
      </head>
      <body>
        <div class="frame">
          <header>
            <p class="brand">Ticket desk</p>
            <nav class="menu" aria-label="${say.main}">
              <a href="${hrefOf(context)}" aria-current="true">${say.events}</a>
              <a href="/">${say.examples}</a>
            </nav>
            <nav class="languages" aria-label="${say.language}">${languages}</nav>
          </header>
          <main>${main}</main>
        </div>
        ${variant.hasCookieBar ? cookieBar(context) : html``}
      </body>
    </html>`.text;
}

function cookieBar({ lang }: PageContext): Markup {
  const say = words[lang];
  return html`<aside class="cookies" aria-label="Cookies">
    <p>${say.cookies}</p>
    <button type="button">${say.cookiesAccept}</button>
  </aside>`;
}

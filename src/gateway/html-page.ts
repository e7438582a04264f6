/** What the gateway's few pages have in common: two languages, one style sheet, an icon, and that nothing else has a hold on them. */

export type Language = 'en' | 'de';

export interface Page {
  readonly status?: number;
  readonly language: Language;
  /** The page's Content-Security-Policy. It allows styles and pictures of its own origin. */
  readonly csp: readonly string[];
  readonly title: string;
  /** Markup that belongs into the head, before the style sheet; none by default. */
  readonly head?: string;
  /** Markup below the heading. What comes from outside has been through `escaped`. */
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `mount` is the browser's path to the gateway. A HEAD gets the headers alone. */
export function htmlPage(request: Request, mount: string, page: Page): Response {
  return new Response(request.method === 'HEAD' ? null : html(page, mount), {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': page.language,
      'content-security-policy': page.csp.join('; '),
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      vary: 'accept-language',
      ...page.headers,
    },
  });
}

export const PAGE_CSS = `:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { box-sizing: border-box; max-width: 416px; margin: 0 auto; padding: 48px 16px; overflow-wrap: anywhere; }
h1 { margin: 0 0 16px; font-size: 24px; line-height: 1.25; }
`;

/** A file of its own: a browser asks for /favicon.ico of a page that names none, and `data:` would have to be allowed. */
export const PAGE_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 14V9h3v5zm4.5 0V6h3v8zM11 14V2h3v12z" fill="#3b49c6"/></svg>\n';

function html({ language, title, head = '', body }: Page, mount: string): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="icon" href="${mount}/icon.svg" type="image/svg+xml">
    ${head}
    <link rel="stylesheet" href="${mount}/sign-in.css">
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>
`;
}

/** Text for between two tags or in double quotes. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The best of our languages by the browser's weights; English where none fits. */
export function languageOf({ headers }: Request): Language {
  const wishes = (headers.get('accept-language') ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().split(';');
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.trim().toLowerCase().split('-')[0], weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wishes.find(({ language }) => language === 'de' || language === 'en')?.language === 'de' ? 'de' : 'en';
}

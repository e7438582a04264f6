/**
 * The page on which passwords are typed. It is a window of its own and not part of a CMS page, whose scripts could read
 * what is typed there. Nothing on it is inline, and nothing of another origin may load, frame it, or be sent a form.
 */

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

type Language = 'en' | 'de';

const WORDS: Readonly<Record<Language, { readonly title: string; readonly noScript: string }>> = {
  en: {
    title: 'Sign in to Future Demand',
    noScript: 'This page needs JavaScript. Please switch it on and reload the page.',
  },
  de: {
    title: 'Bei Future Demand anmelden',
    noScript: 'Diese Seite braucht JavaScript. Bitte schalten Sie es ein und laden Sie die Seite neu.',
  },
};

/** The page in the language that the browser asks for first, of those that we have. `mount` is the browser's path. */
export function signInPage(request: Request, mount: string): Response {
  const language = languageOf(request.headers.get('accept-language') ?? '');
  return new Response(request.method === 'HEAD' ? null : html(language, mount), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': CSP,
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      vary: 'accept-language',
    },
  });
}

export const SIGN_IN_CSS = `:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { box-sizing: border-box; max-width: 416px; margin: 0 auto; padding: 48px 16px; }
h1 { margin: 0 0 16px; font-size: 24px; line-height: 1.25; }
`;

function html(language: Language, mount: string): string {
  const { title } = WORDS[language];
  const noScript = (['en', 'de'] as const).map((each) => `<p lang="${each}">${WORDS[each].noScript}</p>`).join('');
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="stylesheet" href="${mount}/fd.css">
    <link rel="stylesheet" href="${mount}/sign-in.css">
    <script type="module" src="${mount}/fd.js"></script>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <noscript>${noScript}</noscript>
      <fd-provider base="${mount}"><fd-sign-in mode="form" can-remember></fd-sign-in></fd-provider>
    </main>
  </body>
</html>
`;
}

/** The best of our languages by the header's weights; English where none fits. */
function languageOf(acceptLanguage: string): Language {
  const wishes = acceptLanguage
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

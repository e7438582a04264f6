import { htmlPage, languageOf, type Language } from './html-page.ts';

/**
 * The page on which passwords are typed. It is a window of its own and not part of a CMS page, whose scripts could read
 * what is typed there. Nothing on it is inline, and nothing of another origin may load, frame it, or be sent a form.
 */

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

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
  const language = languageOf(request);
  const noScript = (['en', 'de'] as const).map((each) => `<p lang="${each}">${WORDS[each].noScript}</p>`).join('');
  return htmlPage(request, mount, {
    language,
    csp: CSP,
    title: WORDS[language].title,
    head: `<link rel="stylesheet" href="${mount}/fd.css">
    <script type="module" src="${mount}/fd.js"></script>`,
    body: `<noscript>${noScript}</noscript>
      <fd-provider base="${mount}"><fd-sign-in mode="form" can-remember></fd-sign-in></fd-provider>`,
  });
}

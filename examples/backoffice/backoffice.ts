import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageContext } from './layout.ts';
import { eventPage, listPage, missingPage } from './pages.ts';
import { backofficeRows } from './rows.ts';
import { assets, variantsWith } from './variants.ts';

/** What the server sends. */
export interface BackofficeAnswer {
  readonly status: number;
  readonly type: string;
  readonly csp: string;
  readonly body: string | Buffer;
}

export interface BackofficeOptions {
  /** When the sandbox's clock began, in milliseconds since the epoch. */
  readonly startMs: number;
  /** The sandbox's seed. */
  readonly seed: number;
  /** The Content Security Policy of the variants that have none of their own. */
  readonly csp: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));

const files: Readonly<Record<string, string>> = {
  'backoffice.css': 'text/css; charset=utf-8',
  'reset.css': 'text/css; charset=utf-8',
  'backoffice.js': 'text/javascript; charset=utf-8',
  'spy.js': 'text/javascript; charset=utf-8',
};

/** The backoffice in all its variants: the answer to a path with its query, or null where the path is not one of them. */
export function createBackoffice({
  startMs,
  seed,
  csp,
}: BackofficeOptions): (target: string) => BackofficeAnswer | null {
  const rows = backofficeRows(startMs, seed);
  const variants = variantsWith(csp);

  function pageAt(context: PageContext, path: string, query: URLSearchParams): string | null {
    const page = query.get('page') ?? '1';
    if (path === '') return /^\d+$/.test(page) ? listPage(context, rows, Number(page)) : null;
    const no = /^events\/(\d+)$/.exec(path)?.[1];
    const row = rows.find((each) => String(each.no) === no);
    return row ? eventPage(context, row) : null;
  }

  return (target) => {
    // Not by URL, which throws on some of what a client may send.
    const [pathname = '', search] = target.split('?', 2);
    const query = new URLSearchParams(search);
    const variant = variants.find(({ path }) => pathname.startsWith(path));
    if (!variant) return null;
    const path = pathname.slice(variant.path.length);
    const fileType = variant.path === assets && Object.hasOwn(files, path) && files[path];
    if (fileType) return { status: 200, type: fileType, csp, body: readFileSync(here + path) };

    const context: PageContext = { variant, lang: query.get('lang') === 'de' ? 'de' : 'en' };
    const page = pageAt(context, path, query);
    return {
      status: page === null ? 404 : 200,
      type: 'text/html; charset=utf-8',
      csp: variant.csp,
      body: page ?? missingPage(context),
    };
  };
}

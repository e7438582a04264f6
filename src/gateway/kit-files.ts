/** The kit's built files. Names are listed once at start, and nothing else is ever asked for. */
export interface KitFiles {
  /** Paths below the mount: `fd.js`, `fd.css`, `assets/event-card-D4f9a1bc.js`. */
  readonly names: readonly string[];
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Answers a file of the kit by its path below the mount (`/fd.js`), or `null`. */
export type KitRoutes = (request: Request, path: string) => Promise<Response | null>;

const ENTRY = /^[\w.-]+\.(js|css|map)$/;
/** A name with a hash of its content: what it once held, it always holds. */
const VERSIONED = /^assets\/[\w.-]+-[\w-]{8,}\.(js|css|svg|woff2|map)$/;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  map: 'application/json; charset=utf-8',
};

export function createKitRoutes(files: KitFiles | undefined): KitRoutes {
  const listed = new Map(
    (files?.names ?? []).filter((name) => ENTRY.test(name) || VERSIONED.test(name)).map((name) => [`/${name}`, name]),
  );

  return async (request, path) => {
    const name = listed.get(path);
    if (!files || name === undefined) return null;
    const body = await files.read(name);
    return staticFile(request, body, {
      type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      isVersioned: VERSIONED.test(name),
    });
  };
}

/** Compressed once each. */
const compressed = new WeakMap<Uint8Array<ArrayBuffer>, Promise<Uint8Array<ArrayBuffer>>>();

/**
 * A file with its validator: kept for a year where its name has its hash, asked for again each time where not.
 * Compressed for whoever takes gzip, in case no proxy does it.
 */
export async function staticFile(
  request: Request,
  plain: Uint8Array<ArrayBuffer>,
  { type, isVersioned }: { readonly type: string; readonly isVersioned: boolean },
): Promise<Response> {
  const isGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(request.headers.get('accept-encoding') ?? '');
  const body = isGzip ? await gzip(plain) : plain;
  const etag = `"${await digestOf(plain)}${isGzip ? '-gzip' : ''}"`;
  const headers = {
    'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': type,
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    etag,
    ...(isGzip && { 'content-encoding': 'gzip' }),
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: { ...headers, 'content-length': String(body.byteLength) },
  });
}

async function digestOf(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body)).slice(0, 16);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function gzip(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  let made = compressed.get(body);
  if (!made) {
    const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
    made = new Response(stream).arrayBuffer().then((bytes) => new Uint8Array(bytes));
    compressed.set(body, made);
  }
  return made;
}

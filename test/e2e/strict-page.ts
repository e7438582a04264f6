import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { elements } from '../../examples/states/scenes.ts';
import { serveSandbox } from '../../sandbox/node.ts';
import { kitFilesIn } from '../../src/gateway/node.ts';
import { openGatewayOn } from './own-gateway.ts';

/**
 * The strictest policy that a page can have with the kit on it: nothing but the page's own scripts, styles and calls, no
 * text where a script could become one, and of all policies that turn text into markup Lit's alone.
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
  'trusted-types lit-html',
  'report-uri /reports',
  'report-to reports',
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>All elements</title>
    <link rel="stylesheet" href="/fd/fd.css">
    <script type="module" src="/fd/fd.js"></script>
  </head>
  <body>
    <main>
      <h1>All elements</h1>
      <fd-provider>
        ${elements.flatMap(({ tag, variants }) => variants.map(({ attributes }) => markupOf(tag, attributes))).join('\n        ')}
      </fd-provider>
    </main>
  </body>
</html>
`;

/** A page with every use of every element, the gateway and the sandbox behind it. */
export interface StrictStand {
  readonly url: string;
  /** What browsers have sent to where the policy tells them to report. */
  readonly reports: readonly string[];
  /** What browsers have asked for that is not there. */
  readonly missing: readonly string[];
  close(): Promise<void>;
}

export async function openStrictStand(): Promise<StrictStand> {
  // Before the servers: where the kit is not there, no port stays open.
  const kitFiles = await kitFilesIn(fileURLToPath(new URL('../../dist/fd/', import.meta.url)));
  const api = await serveSandbox();
  const reports: string[] = [];
  const missing: string[] = [];
  const server = createServer();
  const { url, listener } = await openGatewayOn(server, api.url, kitFiles);
  server.on('request', (incoming, outgoing) =>
    listener(incoming, outgoing, () => {
      if (incoming.url === '/reports') {
        void text(incoming).then((report) => {
          reports.push(report);
          outgoing.writeHead(204).end();
        });
        return;
      }
      if (incoming.url !== '/') missing.push(incoming.url ?? '');
      outgoing.writeHead(incoming.url === '/' ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CSP,
        'reporting-endpoints': `reports="${url}/reports"`,
      });
      outgoing.end(incoming.url === '/' ? PAGE : '');
    }),
  );
  return {
    url,
    reports,
    missing,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await api.close();
    },
  };
}

function markupOf(tag: string, attributes: Readonly<Record<string, string>>): string {
  const all = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${all.join('')}></${tag}>`;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import * as RELAY_ERROR from '../model/relay-errors.ts';
import { failure } from '../relay/replies.ts';
import type { Gateway } from './gateway.ts';

/** For `http.createServer(listener)` and, having `next`, for Express: `app.use(listener)`. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse, next?: () => void) => void;

/**
 * The gateway as a listener of a partner's own Node server. Whatever is not under one of its mounts goes to `next`, or is 404.
 * It must come before anything that reads request bodies, such as `express.json()`.
 */
export function toNodeListener(gateway: Gateway): NodeListener {
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const response = await gateway.fetch(request, {
        remoteAddress: incoming.socket.remoteAddress,
        rawTarget: incoming.url,
      });
      await send(response, incoming.method, outgoing as ServerResponse);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  // Node reads on after a refusal: what stands behind a doubtful request on its connection is doubtful too.
  const refused = new WeakSet<object>();
  return (incoming, outgoing, next) => {
    // Express shortens `url` below a mounted path and keeps the whole of it here.
    const { originalUrl } = incoming as { readonly originalUrl?: string };
    const target = originalUrl ?? incoming.url ?? '/';
    if (next && !gateway.mounts.some((mount) => target.startsWith(`${mount}/`))) {
      next();
      return;
    }
    if (refused.has(incoming.socket)) return;
    if (isDoubtful(incoming)) {
      refused.add(incoming.socket);
      outgoing.shouldKeepAlive = false;
      void send(failure(400, RELAY_ERROR.requestInvalid), incoming.method, outgoing);
      return;
    }
    incoming.url = target;
    void listener(incoming, outgoing);
  };
}

/** Far more than anybody sends. Beyond 2,000 Node drops lines without a word, and has heeded them all the same. */
const MAX_HEADER_LINES = 500;

/**
 * Whether another server on the way could see another end of this request, or another host: encodings besides `chunked`,
 * which one server undoes and the next ignores, a body where none has a meaning, and two hosts. Node takes all of them.
 */
function isDoubtful({ method, rawHeaders, headers }: IncomingMessage): boolean {
  if (rawHeaders.length / 2 > MAX_HEADER_LINES) return true;
  const valuesOf = (name: string): string[] =>
    rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
  const encodings = valuesOf('transfer-encoding');
  if (encodings.length > 1 || encodings.some((encoding) => encoding.toLowerCase() !== 'chunked')) return true;
  const hasBody = encodings.length > 0 || Number(headers['content-length'] ?? 0) > 0;
  return (hasBody && (method === 'GET' || method === 'HEAD')) || valuesOf('host').length > 1;
}

/** Written by hand so that an answer which breaks off breaks the connection: a cut file must not look complete. */
async function send(response: Response, method: string | undefined, outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) {
    await response.body?.cancel();
    return;
  }
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.writeHead(response.status);
  if (!response.body || method === 'HEAD') {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing).catch(() => undefined);
}

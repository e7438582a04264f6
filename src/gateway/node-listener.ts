import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
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
  return (incoming, outgoing, next) => {
    // Express shortens `url` below a mounted path and keeps the whole of it here.
    const { originalUrl } = incoming as { readonly originalUrl?: string };
    const target = originalUrl ?? incoming.url ?? '/';
    if (next && !gateway.mounts.some((mount) => target.startsWith(`${mount}/`))) {
      next();
      return;
    }
    incoming.url = target;
    void listener(incoming, outgoing);
  };
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

import * as RELAY_ERROR from '../model/relay-errors.ts';
import { signInTurns } from '../relay/auth-queue.ts';
import { createRelay } from '../relay/relay.ts';
import { failure } from '../relay/replies.ts';
import { findRoute } from '../relay/routes.ts';
import type { DirectSessionHandle } from '../relay/session-handle.ts';
import { limited, BodyTooLargeError, withBody } from './body-limit.ts';
import type { GatewayConfig, GatewaySettings } from './config.ts';
import { createSessionCookies } from './cookies.ts';
import { createDeviceCookies, type CallDevices } from './device-cookies.ts';
import { isSameOrigin } from './same-origin.ts';
import { createSeal } from './seal.ts';
import { createSignInLimits, type Attempt } from './sign-in-limits.ts';
import { createWriteCookies } from './write-cookies.ts';

/** Answers what goes to the relay: `/session…`, `/api/…`, `/cr/…`. `address` is what attempts are counted by. */
type Answer = (this: void, request: Request, path: string, address: string) => Promise<Response>;

export interface Calls {
  /** A call of a page's script, which has to prove where it comes from. */
  readonly answer: Answer;
  /** A call that was proven to come from a page of ours by other means. */
  readonly proven: Answer;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
/** What the relay says where the API was asked and gave no usable answer. */
const NO_ANSWER = [502, 504];
/** What the log says for a caller that went away before the answer; it never leaves this process. */
const CLIENT_GONE = 499;

/** The session's id of one call, with what has become of it, and the browser's device. */
interface CallSession extends DirectSessionHandle {
  readonly devices: CallDevices;
  readonly change: { readonly id: string; readonly maxAgeMs: number } | 'clear' | null;
}

export function createCalls(config: GatewayConfig, settings: GatewaySettings): Calls {
  const { limits } = settings;
  const { upstreams, store, now = Date.now, random, fetch, relayLog: log } = config;
  const relay = createRelay({ upstreams, store, now, random, fetch, log, ...config.relay });
  const cookies = createSessionCookies(config.secrets, settings.isSecure);
  const devicesOf = createDeviceCookies(createSeal(config.secrets, 'device'), settings.isSecure);
  const writes = createWriteCookies(settings.isSecure);
  const attempts = createSignInLimits(limits, signInTurns(config.relay?.authCallsPerMinute ?? Infinity), now);

  async function relayed(request: Request, path: string, address: string, session: CallSession): Promise<Response> {
    if (path !== '/session' && !path.startsWith('/session/')) {
      const takesFile = findRoute(request.method, path)?.route.takesFile ?? false;
      return relay.handle(limited(request, takesFile ? limits.mediaBytes : limits.apiBytes), path, session);
    }
    const small = limited(request, limits.sessionBytes);
    if (request.method !== 'POST') return relay.handle(small, path, session);
    const text = await small.text();
    const again = withBody(small, text);
    if (path === '/session/challenge') {
      return guess(attempts.code(address, session.id()), () => relay.handle(again, path, session, session.devices));
    }
    const username = usernameIn(text);
    return guess(attempts.password(address, username), async () => {
      const response = await relay.handle(again, path, session, session.devices);
      const id = session.id();
      if (id !== null && (await stateIn(response)) === 'challenge') attempts.challenged(id, address, username);
      return response;
    });
  }

  async function guess(attempt: Attempt, call: () => Promise<Response>): Promise<Response> {
    if (attempt.waitMs > 0) {
      const seconds = String(Math.ceil(attempt.waitMs / 1000));
      const [status, key] = attempt.isBusy ? [503, RELAY_ERROR.signInBusy] : [429, RELAY_ERROR.tooManyAttempts];
      return failure(status, key, { 'retry-after': seconds });
    }
    const response = await call();
    if (response.ok) {
      if ((await stateIn(response)) === 'signed-in') attempt.succeeded();
      else attempt.halfway();
    } else if (NO_ANSWER.includes(response.status)) attempt.unanswered();
    else if (!(await isRefusal(response))) attempt.undecided();
    return response;
  }

  const proven: Answer = async (request, path, address) => {
    const cookie = request.headers.get('cookie');
    const session = callSession(await cookies.read(cookie), devicesOf(cookie), writes.isRecent(cookie));
    let response: Response;
    try {
      response = await relayed(request, path, address, session);
    } catch (error) {
      if (error instanceof BodyTooLargeError) return failure(413, RELAY_ERROR.bodyTooLarge);
      if (request.signal.aborted) return new Response(null, { status: CLIENT_GONE });
      throw error;
    }
    const { change } = session;
    if (change === 'clear') response.headers.append('set-cookie', cookies.clear());
    else if (change) response.headers.append('set-cookie', await cookies.write(change.id, change.maxAgeMs));
    const { setCookie } = session.devices;
    if (setCookie !== null) response.headers.append('set-cookie', setCookie);
    if (isWrite(request, path, response)) response.headers.append('set-cookie', writes.note());
    return response;
  };

  return {
    proven,
    answer: async (request, path, address) => {
      if (!METHODS.includes(request.method)) {
        return failure(405, RELAY_ERROR.requestInvalid, { allow: METHODS.join(', ') });
      }
      if (!isSameOrigin(request, settings.publicOrigin)) return failure(403, RELAY_ERROR.crossSite);
      return proven(request, path, address);
    },
  };
}

function callSession(initial: string | null, devices: CallDevices, hasJustWritten: boolean): CallSession {
  let id = initial;
  let change: CallSession['change'] = null;
  return {
    devices,
    hasJustWritten,
    id: () => id,
    set: (newId, maxAgeMs) => {
      id = newId;
      change = { id: newId, maxAgeMs };
    },
    clear: () => {
      id = null;
      change = 'clear';
    },
    get change() {
      return change;
    },
  };
}

/** Whether something may have been changed by it: no refusal says so for sure but these. */
function isWrite({ method }: Request, path: string, { status }: Response): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return !isRead && !path.startsWith('/session') && ![401, 403, 404, 429].includes(status);
}

/** Whether the API said no to a guess; 400 is that too, unless the relay itself could not read the body. */
async function isRefusal(response: Response): Promise<boolean> {
  if (response.status !== 400) return response.status === 401 || response.status === 403;
  const body = (await response.clone().json()) as { readonly message?: unknown };
  return body.message !== RELAY_ERROR.requestInvalid;
}

async function stateIn(response: Response): Promise<string | null> {
  if (!response.ok) return null;
  const body = (await response.clone().json()) as { readonly state?: unknown };
  return typeof body.state === 'string' ? body.state : null;
}

/** For counting only; the relay judges the body. */
function usernameIn(text: string): string {
  try {
    const body = JSON.parse(text) as { readonly username?: unknown } | null;
    return typeof body?.username === 'string' ? body.username.slice(0, 320) : '';
  } catch {
    return '';
  }
}

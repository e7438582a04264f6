import * as RELAY_ERROR from '../model/relay-errors.ts';
import { createAuthApi } from './auth-api.ts';
import { createForward } from './forward.ts';
import { relaySettings, type DeviceStore, type RelayOptions } from './options.ts';
import { createRefresher } from './refresh.ts';
import { failure } from './replies.ts';
import type { SessionHandle } from './session-handle.ts';
import { StoreUnavailableError } from './session-store.ts';
import { createSessionRoutes } from './session-routes.ts';
import { createSessions } from './sessions.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** Where tokens live: signs in, keeps tokens fresh, and carries listed calls to the API as one partner. */
export interface Relay {
  /**
   * Answers one call. `path` is the raw path below the mount: `/session`, `/api/v3/events/`; the query is the
   * request's own. Every refusal and failure is an answer with the API's error envelope. Without `devices` the code is
   * asked for at every sign-in.
   *
   * @throws the signal's reason if the request is aborted, and the request body's own error if reading it fails.
   */
  handle(request: Request, path: string, session: SessionHandle, devices?: DeviceStore): Promise<Response>;
}

/** A store that was restarted is back by then. */
const STORE_RETRY_S = '2';

/** @throws TypeError if an upstream is not an absolute http(s) URL. */
export function createRelay(options: RelayOptions): Relay {
  const settings = relaySettings(options);
  const auth = createAuthApi(settings);
  const sessions = createSessions(settings);
  const refresher = createRefresher(settings, auth, sessions);
  const sessionRoutes = createSessionRoutes(settings, auth, sessions, refresher);
  const forward = createForward(settings, sessions, refresher);

  return {
    async handle(request, path, session, devices) {
      try {
        if (path !== '/session' && !path.startsWith('/session/')) return await forward(request, path, session);
        return (await sessionRoutes(request, path, session, devices)) ?? failure(404, RELAY_ERROR.routeNotListed);
      } catch (error) {
        if (error instanceof UpstreamFailure) return error.reply();
        if (error instanceof StoreUnavailableError) {
          return failure(503, RELAY_ERROR.sessionsUnavailable, { 'retry-after': STORE_RETRY_S });
        }
        throw error;
      }
    },
  };
}

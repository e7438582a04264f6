import { Hono } from 'hono';
import { routeUnknown } from './assumptions.ts';
import type { Backend } from './backend.ts';
import { controlRoutes } from './control/control-routes.ts';
import type { FaultBook } from './faults/book.ts';
import { ConnectionDropped } from './faults/drop.ts';
import { injectFaults } from './faults/inject.ts';
import { refuseCors, type CorsMode } from './http/cors.ts';
import { Fault } from './http/fault.ts';
import { crApi, listedRoutes, mainApi } from './http/listed-routes.ts';
import type { RequestLog } from './http/request-log.ts';
import { accountRoutes } from './routes/account.ts';
import { attributionRoutes } from './routes/attribution.ts';
import { authRoutes } from './routes/auth.ts';
import { backhaulRoutes } from './routes/backhaul.ts';
import { eventRoutes } from './routes/event.ts';
import { eventEditorRoutes } from './routes/event-editor.ts';
import { crStatusRoutes, frontendStatusRoutes } from './routes/event-status.ts';
import { eventListRoutes } from './routes/events.ts';
import { showIndexPage } from './routes/index-page.ts';
import { metaRoutes } from './routes/meta.ts';
import { nlqRoutes } from './routes/nlq.ts';
import { packageRoutes } from './routes/packages.ts';
import { recommendationRoutes } from './routes/recommendations.ts';
import type { Sandbox } from './sandbox.ts';

/** What stands around the routes. */
export interface Surroundings {
  readonly log: RequestLog;
  readonly nextRequestId: () => string;
  readonly cors: CorsMode;
  readonly faults: FaultBook;
  /** Milliseconds since the epoch, by the sandbox's clock. */
  readonly now: () => number;
  /** The sandbox itself, for its controls. */
  readonly sandbox: () => Sandbox;
}

/** The whole sandbox as one Hono app over one sandbox's state. */
export function createApp(backend: Backend, { log, nextRequestId, cors, faults, now, sandbox }: Surroundings): Hono {
  const app = new Hono();
  const routes = () => listedRoutes(app);

  // Before everything else: neither logged, nor spoilt, nor open to other origins.
  app.route('/_sandbox', controlRoutes(sandbox, routes));

  app.use(async (c, next) => {
    let status = 0;
    try {
      await next();
      c.header('x-request-id', nextRequestId());
      status = c.res.status;
    } finally {
      const { pathname: path } = new URL(c.req.url);
      log.add({ method: c.req.method, path, partner: c.req.header('x-preferred-partner-id') ?? null, status });
    }
  });
  app.use(refuseCors(cors));
  app.get('/', (c) => showIndexPage(c, sandbox(), routes()));
  app.use(injectFaults(faults, backend.world.seed, now));

  app.route(mainApi, authRoutes(backend));
  app.route(mainApi, accountRoutes(backend));
  app.route(mainApi, eventListRoutes(backend));
  app.route(mainApi, eventRoutes(backend));
  app.route(mainApi, frontendStatusRoutes(backend));
  app.route(crApi, eventEditorRoutes(backend));
  app.route(crApi, crStatusRoutes(backend));
  app.route(mainApi, recommendationRoutes(backend));
  app.route(mainApi, attributionRoutes(backend));
  app.route(mainApi, metaRoutes(backend));
  app.route(mainApi, packageRoutes(backend));
  app.route(mainApi, backhaulRoutes(backend));
  app.route(mainApi, nlqRoutes(backend));

  app.notFound((c) => c.json(routeUnknown().body, 404));
  app.onError((error, c) => {
    if (error instanceof ConnectionDropped) throw error;
    const fault = error instanceof Fault ? error : new Fault(500, 'error.internal.unspecified');
    return c.json(fault.body, fault.status);
  });
  return app;
}

import { Hono } from 'hono';
import { routeUnknown } from './assumptions.ts';
import type { Backend } from './backend.ts';
import { refuseCors, type CorsMode } from './http/cors.ts';
import { Fault } from './http/fault.ts';
import type { RequestLog } from './http/request-log.ts';
import { accountRoutes } from './routes/account.ts';
import { authRoutes } from './routes/auth.ts';
import { eventRoutes } from './routes/event.ts';
import { eventListRoutes } from './routes/events.ts';
import { indexPage } from './routes/index-page.ts';

/** The main API. Media (`/api`) and Customer Representation (`/cr/api`) have no routes yet: all of them are 404. */
const mainApi = '/api/v3';

/** The whole sandbox as one Hono app over one sandbox's state. */
export function createApp(backend: Backend, log: RequestLog, nextRequestId: () => string, cors: CorsMode): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('x-request-id', nextRequestId());
    log.add({
      method: c.req.method,
      path: new URL(c.req.url).pathname,
      partner: c.req.header('x-preferred-partner-id') ?? null,
      status: c.res.status,
    });
  });
  app.use(refuseCors(cors));

  app.route(mainApi, authRoutes(backend));
  app.route(mainApi, accountRoutes(backend));
  app.route(mainApi, eventListRoutes(backend));
  app.route(mainApi, eventRoutes(backend));

  app.get('/', (c) => c.html(indexPage(listedRoutes(app), backend.generation)));

  app.notFound((c) => c.json(routeUnknown().body, 404));
  app.onError((error, c) => {
    const fault = error instanceof Fault ? error : new Fault(500, 'error.internal.unspecified');
    return c.json(fault.body, fault.status);
  });
  return app;
}

/** Each route once: Hono lists a guarded route twice, and middleware under the method ALL. */
function listedRoutes(app: Hono): { method: string; path: string }[] {
  const seen = new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith(mainApi))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  );
  return [...seen.values()];
}

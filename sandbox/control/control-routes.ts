import { Hono, type Context } from 'hono';
import { dayMs } from '../clock.ts';
import { Fault } from '../http/fault.ts';
import type { ListedRoute } from '../http/listed-routes.ts';
import { ruleOf } from '../faults/spec.ts';
import { showIndexPage } from '../routes/index-page.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuseOtherSites } from './same-site.ts';

/** What a form or a JSON object holds; numbers and flags of JSON come as their text. */
export type Fields = Readonly<Record<string, string>>;

/** A hundred years are more than any test needs, and less than a date can hold. */
const maxAdvanceMs = 36_500 * dayMs;

/**
 * The sandbox's controls under `/_sandbox`. `GET /state` tells how things stand. All else is a `POST` of JSON, answered
 * with the state, or of a form of the front page, answered with that page.
 */
export function controlRoutes(sandbox: () => Sandbox, routes: () => readonly ListedRoute[]): Hono {
  const app = new Hono();
  app.use(refuseOtherSites);

  const acts: Readonly<Record<string, (fields: Fields) => void>> = {
    '/faults': (fields) => void sandbox().faults.add(fields['spec'] ?? ruleOf(ruleFields(fields))),
    '/faults/clear': () => sandbox().faults.clear(),
    '/faults/remove': ({ id = '' }) => {
      if (!sandbox().faults.remove(id)) throw new RangeError(`There is no fault ${id} any more.`);
    },
    '/rate-limits': ({ on }) => {
      if (on !== 'true' && on !== 'false') throw new RangeError('"on" is true or false.');
      sandbox().rateLimits = on === 'true';
    },
    '/tokens/expire': () => sandbox().expireTokens(),
    '/tokens/revoke': () => sandbox().revokeRefreshTokens(),
    '/clock': ({ advance_ms: text = '' }) => {
      const ms = Number(text);
      if (!/^\d+$/.test(text) || ms > maxAdvanceMs) {
        throw new RangeError(`"advance_ms" is a whole number of milliseconds from 0 to ${maxAdvanceMs}.`);
      }
      sandbox().clock.advance(ms);
    },
    '/runs': ({ event_id: id = '' }) => sandbox().renewRun(id),
    '/reset': () => sandbox().reset(),
  };

  app.get('/state', (c) => c.json(stateOf(sandbox()), 200, { 'cache-control': 'no-store' }));
  for (const [path, act] of Object.entries(acts)) {
    app.post(path, async (c) => {
      const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
      const fields = await fieldsOf(c, isForm);
      try {
        act(fields);
      } catch (thrown) {
        if (!(thrown instanceof RangeError)) throw thrown;
        if (isForm) return showIndexPage(c, sandbox(), routes(), { message: thrown.message, fields });
        return c.json({ error: thrown.message }, 400);
      }
      return isForm ? c.redirect('/', 303) : c.json(stateOf(sandbox()));
    });
  }
  app.all('*', (c) => c.json({ error: `There is no control ${c.req.method} ${c.req.path}.` }, 404));
  return app;
}

/** How things stand, as the controls tell it. */
function stateOf({ generation, clock, speed, rateLimits, runs, faults }: Sandbox) {
  return {
    generation,
    time: new Date(clock.now()).toISOString(),
    speed,
    rate_limits: rateLimits,
    runs: runs().map(({ eventId, ids }) => ({ event_id: eventId, tc_run_ids: ids })),
    faults: faults.list.map(({ id, spec, remaining }) => ({ id, spec, remaining })),
  };
}

/** An empty count stands for none: a form has no other way to say it. */
function ruleFields({ method = '*', path = '', kind = '', parameter = '', count = '', route }: Fields) {
  const [routeMethod = method, routePath = path] = route?.split(' ') ?? [];
  return { method: routeMethod, path: routePath, kind, parameter, ...(count && { count }) };
}

/** @throws Fault for a body that is neither an object nor a form */
async function fieldsOf(c: Context, isForm: boolean): Promise<Fields> {
  const text = await c.req.text();
  if (isForm) return Object.fromEntries(new URLSearchParams(text));
  try {
    const body = JSON.parse(text || '{}') as unknown;
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new Fault(400, 'error.sandbox.not_json');
}

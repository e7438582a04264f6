import { Hono } from 'hono';
import { makesNewRun, productOf, saveAnswer, saveRefused } from '../assumptions/event-editor.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { isProduct } from '../data/event-record.ts';
import { Query } from '../http/query.ts';
import { detailsIn, rawEventBody } from './event-details.ts';
import { bodyFields, choice, ownEvent } from './own.ts';

/** The Event Editor's reads and saves, on Customer Representation (API docs, event editor). */
export function eventEditorRoutes(backend: Backend): PartnerApp {
  const { world, edits, runs } = backend;
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();

  app.get('/events/:eid', guard, (c) => c.json(rawEventBody(ownEvent(c, world, c.req.param('eid')), backend)));

  app.put('/events/:eid', guard, async (c) => {
    const event = ownEvent(c, world, c.req.param('eid'));
    const query = new Query(c.req.url);
    const type = choice(query.text('event_type'), ['prisma', 'fdlive'], 'event_type');
    if ((type === 'prisma') !== isProduct(event)) throw saveRefused('event_type');
    const product = query.text('partner_product') ?? productOf(event.partner);
    if (product !== productOf(event.partner)) throw saveRefused('partner_product');
    const isForced = query.flag('itc_retry') === true;
    const details = detailsIn(await bodyFields(c), event);

    // Nothing is awaited from here on, so that of two saves at once each sees what the other has made of the event.
    const changed = edits.save(event, details);
    if (makesNewRun(changed, isForced)) runs.renew(event);
    return c.body(null, saveAnswer);
  });

  return app;
}

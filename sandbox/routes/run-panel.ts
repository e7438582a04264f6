import type { Sandbox } from '../sandbox.ts';
import { code, text } from './html.ts';

/** Makes an event's clusters anew, as a change of the event does. */
export function runPanel({ runs }: Sandbox, eventId = 'evt_abc'): string {
  const items = runs().map(
    ({ eventId: id, ids }) =>
      `<li class="item"><span>${code(id)} runs ${ids.map((run) => code(String(run))).join(', ')}</span></li>`,
  );
  return `<section aria-labelledby="runs">
<h2 id="runs">Recommendation runs</h2>
<p class="muted">A new run has another id, and other clusters. Old runs stay readable, and campaigns keep theirs.</p>
${items.length ? `<ul class="list" aria-label="Events with more than one run">\n${items.join('\n')}\n</ul>` : ''}
<form method="post" action="/_sandbox/runs" class="row">
<div><label for="event">Event</label>
<input id="event" name="event_id" value="${text(eventId)}" autocomplete="off" spellcheck="false"></div>
<button>Make a new run</button></form>
</section>`;
}

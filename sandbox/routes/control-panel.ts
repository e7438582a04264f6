import { dayMs, hourMs, minuteMs } from '../clock.ts';
import { faultKinds, kinds } from '../faults/kinds.ts';
import type { ActiveFault } from '../faults/rule.ts';
import { namedPath, type ListedRoute } from '../http/listed-routes.ts';
import { rateLimits } from '../http/rate-limit.ts';
import type { Sandbox } from '../sandbox.ts';
import { code, options, table, text } from './html.ts';
import type { Refusal } from './index-page.ts';

const jumps: readonly (readonly [ms: number, words: string])[] = [
  [minuteMs, '1 minute'],
  [10 * minuteMs, '10 minutes'],
  [hourMs, '1 hour'],
  [dayMs, '1 day'],
  [31 * dayMs, '31 days'],
];

/** What goes wrong now, and the form that makes something go wrong. */
export function faultPanel({ faults }: Sandbox, routes: readonly ListedRoute[], refusal: Refusal | null): string {
  const typed = refusal?.fields ?? {};
  const places = routes.map(({ method, path }) => `${method} ${namedPath(path)}`);
  const choices = ['* *', ...places].map((each) => [each, each === '* *' ? 'Every route' : each] as const);
  const means = faultKinds.map((kind) => [code(kind + kinds[kind].parameter), text(kinds[kind].does)]);
  return `<section aria-labelledby="faults">
<h2 id="faults">Faults</h2>
${refusal ? `<p class="alert" role="alert">${text(refusal.message)}</p>` : ''}
${activeFaults(faults.list)}
<h3>Make something go wrong</h3>
<form method="post" action="/_sandbox/faults" class="grid">
<div><label for="route">Route</label>
<select id="route" name="route">${options(choices, typed['route'] ?? '')}</select></div>
<div><label for="kind">Kind</label>
<select id="kind" name="kind">${options(
    faultKinds.map((kind) => [kind, kind]),
    typed['kind'] ?? '',
  )}</select></div>
<div><label for="parameter">Parameter, as the kind takes it</label>
<input id="parameter" name="parameter" value="${text(typed['parameter'] ?? (refusal ? '' : '2000'))}" autocomplete="off"
 spellcheck="false"></div>
<div><label for="count">How many answers (empty: all)</label>
<input id="count" name="count" value="${text(typed['count'] ?? '')}" inputmode="numeric" autocomplete="off"></div>
<div class="wide row"><button class="main">Add the fault</button></div>
</form>
<details><summary>What the kinds mean</summary>
${table('Kinds of faults', ['Kind and parameter', 'What it does'], means)}
<p class="muted">The same on the command line: ${code("npm start -- --faults 'GET /events/{eid}=delay:2000*3'")}</p>
</details>
</section>`;
}

function activeFaults(list: readonly ActiveFault[]): string {
  if (!list.length) return '<p class="muted">Nothing goes wrong on demand. Every route answers as it should.</p>';
  const items = list.map(({ id, rule, spec, remaining }) => {
    const left = remaining === null ? 'until it is removed' : `${remaining} more ${remaining === 1 ? 'time' : 'times'}`;
    return `<li class="item"><span>${code(spec)} <span class="muted">${text(kinds[rule.kind].does)}; ${left}</span></span>
${button('/_sandbox/faults/remove', 'Remove', { id }, `Remove ${spec}`)}</li>`;
  });
  return `<ul class="list" aria-label="Faults at work">\n${items.join('\n')}\n</ul>
<div class="row">${button('/_sandbox/faults/clear', 'Remove all faults')}</div><br>`;
}

/** Limits, tokens and time. */
export function clockPanel({ clock, speed, rateLimits: isLimited }: Sandbox): string {
  const { read, write, auth } = rateLimits;
  const time = new Date(clock.now()).toISOString();
  const choices = jumps.map(([ms, words]) => [String(ms), words] as const);
  return `<section aria-labelledby="controls">
<h2 id="controls">Limits, tokens and time</h2>
<div class="grid controls">
<div><h3>Rate limits <span class="badge">${isLimited ? 'on' : 'off'}</span></h3>
<p class="muted">${read} reads and ${write} writes a minute for a partner, ${auth} sign-ins for an address.</p>
${button('/_sandbox/rate-limits', isLimited ? 'Switch rate limits off' : 'Switch rate limits on', { on: String(!isLimited) })}</div>
<div><h3>Tokens</h3>
<p class="muted">Expired ones are refreshed; after a password reset the refresh is refused.</p>
<div class="row">${button('/_sandbox/tokens/expire', 'Expire access tokens')}
${button('/_sandbox/tokens/revoke', 'Revoke refresh tokens')}</div></div>
<div><h3>Clock</h3>
<p class="muted">It is <time datetime="${time}">${text(time.slice(0, 19).replace('T', ' '))}</time> UTC here.
${text(speedWords(speed))}</p>
<form method="post" action="/_sandbox/clock" class="row">
<div><label for="advance">Move it on by</label>
<select id="advance" name="advance_ms">${options(choices, String(hourMs))}</select></div>
<button>Move the clock</button></form></div>
<div><h3>Start over</h3>
<p class="muted">Back to the first moment: no sign-ins, no faults, the clock as it was.</p>
${button('/_sandbox/reset', 'Reset the sandbox')}</div>
</div>
</section>`;
}

function speedWords(speed: number | null): string {
  if (speed === null) return 'Packages are built by this clock; --speed makes them faster.';
  return `Packages are built at a speed of ${speed} virtual minutes a second.`;
}

/** A form of one button. */
function button(action: string, words: string, fields: Readonly<Record<string, string>> = {}, name = words): string {
  const hidden = Object.entries(fields).map(
    ([field, value]) => `<input type="hidden" name="${text(field)}" value="${text(value)}">`,
  );
  const label = name === words ? '' : ` aria-label="${text(name)}"`;
  return `<form method="post" action="${action}">${hidden.join('')}<button${label}>${text(words)}</button></form>`;
}

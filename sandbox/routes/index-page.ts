import type { Context } from 'hono';
import type { Fields } from '../control/control-routes.ts';
import { demoMfaCode, demoPassword, demoUsers } from '../data/users.ts';
import type { ListedRoute } from '../http/listed-routes.ts';
import type { Sandbox } from '../sandbox.ts';
import { clockPanel, faultPanel } from './control-panel.ts';
import { code, table, text } from './html.ts';
import { packagePanel } from './package-panel.ts';
import { runPanel } from './run-panel.ts';
import { style } from './index-page.style.ts';

/** What a form was refused for, and what it held. */
export interface Refusal {
  readonly message: string;
  readonly fields: Fields;
}

/** Nothing but its own forms and its own style; in nobody's frame. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The sandbox's front page: its controls, who can sign in, and what there is to call. Plain HTML without a script. */
export function showIndexPage(
  c: Context,
  sandbox: Sandbox,
  routes: readonly ListedRoute[],
  refusal: Refusal | null = null,
): Response | Promise<Response> {
  return c.html(indexPage(sandbox, routes, refusal), refusal ? 400 : 200, {
    'cache-control': 'no-store',
    'content-security-policy': policy,
  });
}

function indexPage(sandbox: Sandbox, routes: readonly ListedRoute[], refusal: Refusal | null): string {
  const users = demoUsers.map(({ email, purpose, groups }) => [code(email), text(purpose), groups.map(code).join(' ')]);
  const calls = routes.map(({ method, path }) => [code(method), code(path)]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${refusal ? 'Not done: ' : ''}Future Demand API sandbox</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Future Demand API sandbox</h1>
<p class="muted">A local stand-in for the API with made-up data, in the shapes of generation ${code(sandbox.generation)}.
Nothing here is secret, and nothing leaves this machine.</p>
${faultPanel(sandbox, routes, refusal)}
${clockPanel(sandbox)}
${runPanel(sandbox, refusal?.fields['event_id'])}
${packagePanel(sandbox)}
<section aria-labelledby="users">
<h2 id="users">Demo users</h2>
<p>Everyone's password is ${code(demoPassword)}; every MFA code is ${code(demoMfaCode)}.</p>
${table('Demo users', ['User', 'What for', 'Groups'], users)}
</section>
<section aria-labelledby="routes">
<h2 id="routes">Routes</h2>
<p>All but ${code('/auth')}, its siblings and ${code('/status/')} want ${code('Authorization: Bearer …')} and
${code('X-Preferred-Partner-Id: …')}. Trailing slashes count.</p>
${table('Routes', ['Method', 'Path'], calls)}
</section>
</main>
</body>
</html>
`;
}

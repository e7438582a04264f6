import { demoMfaCode, demoPassword, demoUsers } from '../data/users.ts';

export interface ListedRoute {
  readonly method: string;
  readonly path: string;
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; }
  h1 { margin: 0; font-size: 1.75rem; }
  h2 { margin: 2rem 0 0.5rem; font-size: 1.125rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.375rem 1rem 0.375rem 0;
    text-align: start; vertical-align: top; }
  code { font: 0.875rem/1.5 ui-monospace, monospace; }
  .scroll { overflow-x: auto; }
`;

/** The sandbox's front page: who can sign in, and what there is to call. Plain HTML without a script. */
export function indexPage(routes: readonly ListedRoute[], generation: string): string {
  const users = demoUsers.map(({ email, purpose, groups }) => [code(email), text(purpose), groups.map(code).join(' ')]);
  const calls = routes.map(({ method, path }) => [code(method), code(path.replaceAll(/:(\w+)/g, '{$1}'))]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Future Demand API sandbox</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Future Demand API sandbox</h1>
<p>A local stand-in for the API with made-up data, in the shapes of generation ${code(generation)}.
Nothing here is secret, and nothing leaves this machine.</p>
<h2>Demo users</h2>
<p>Everyone's password is ${code(demoPassword)}; every MFA code is ${code(demoMfaCode)}.</p>
${table(['User', 'What for', 'Groups'], users)}
<h2>Routes</h2>
<p>All but ${code('/auth')}, its siblings and ${code('/status/')} want ${code('Authorization: Bearer …')} and
${code('X-Preferred-Partner-Id: …')}. Trailing slashes count.</p>
${table(['Method', 'Path'], calls)}
</main>
</body>
</html>
`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headings.map((heading) => `<th scope="col">${text(heading)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function code(value: string): string {
  return `<code>${text(value)}</code>`;
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

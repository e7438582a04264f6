import type { Sandbox } from '../sandbox.ts';
import { code, table, text } from './html.ts';

/** Every partner's packages, as they stand now. */
export function packagePanel({ packages }: Sandbox): string {
  const all = packages();
  const partners = [...new Set(all.map(({ partnerId }) => partnerId))];
  const tables = partners.map((partner) => {
    const rows = all
      .filter(({ partnerId }) => partnerId === partner)
      .map(({ id, title, status }) => [code(String(id)), text(title), code(status)]);
    return `<h3>${text(partner)}</h3>\n${table(`Packages of ${partner}`, ['Package', 'Title', 'Status'], rows)}`;
  });
  return `<section aria-labelledby="packages">
<h2 id="packages">Packages</h2>
${tables.join('\n')}
</section>`;
}

import { dateText, isoText, numberText, timeText } from './format.ts';
import { html, jsonScript, type Markup } from './html.ts';
import { hrefOf, layout, type PageContext } from './layout.ts';
import type { BackofficeRow, RowStatus } from './rows.ts';
import { words } from './words.ts';

const ROWS_A_PAGE = 20;

/** The list, 20 events a page; null for a page that there is not. Pages count from 1. */
export function listPage(context: PageContext, rows: readonly BackofficeRow[], page: number): string | null {
  const pages = Math.ceil(rows.length / ROWS_A_PAGE);
  if (page < 1 || page > pages) return null;
  const say = words[context.lang];
  const shown = rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  const columns = [say.no, say.event, say.date, say.time, say.venue, say.city, say.sold, say.status];
  const main = html`
    <h1 tabindex="-1">${say.events}</h1>
    <div class="sheet">
      <div class="scroll">
        <table>
          <caption>
            ${say.page(page, pages)}
          </caption>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map((row) => tableRow(context, row))}
          </tbody>
        </table>
      </div>
      ${paging(context, page, pages)}
    </div>
  `;
  const query = pageQuery(page);
  return layout(context, say.events, { path: '', query }, main);
}

/** One event, with its structured data. */
export function eventPage(context: PageContext, row: BackofficeRow): string {
  const { lang } = context;
  const say = words[lang];
  const facts: [string, Markup][] = [
    [say.no, html`${row.no}`],
    [say.date, html`${dateText(row.startsAtMs, lang)}`],
    [say.time, html`${timeText(row.startsAtMs)}`],
    [say.venue, html`${row.venue}`],
    [say.city, html`${row.city}`],
    [say.sold, html`${say.soldOf(numberText(row.sold, lang), numberText(row.capacity, lang))}`],
    [say.status, statusMark(context, row.status)],
  ];
  const main = html`
    <p class="back"><a href="${hrefOf(context)}">${say.back}</a></p>
    <h1 tabindex="-1"><bdi>${row.title}</bdi></h1>
    <div class="sheet">
      <dl>
        ${facts.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
    </div>
    ${jsonScript(structuredData(row))}
  `;
  return layout(context, row.title, { path: eventPath(row) }, main);
}

export function missingPage(context: PageContext): string {
  const say = words[context.lang];
  const main = html`
    <h1 tabindex="-1">${say.missing}</h1>
    <p>${say.missingHint}</p>
    <p class="back"><a href="${hrefOf(context)}">${say.back}</a></p>
  `;
  return layout(context, say.missing, { path: '' }, main);
}

function tableRow(context: PageContext, row: BackofficeRow): Markup {
  const { lang } = context;
  return html`<tr>
    <td class="number">${row.no}</td>
    <th scope="row">
      <a href="${hrefOf(context, eventPath(row))}"><bdi>${row.title}</bdi></a>
    </th>
    <td class="number">${dateText(row.startsAtMs, lang)}</td>
    <td class="number">${timeText(row.startsAtMs)}</td>
    <td>${row.venue}</td>
    <td>${row.city}</td>
    <td class="number">${numberText(row.sold, lang)} / ${numberText(row.capacity, lang)}</td>
    <td>${statusMark(context, row.status)}</td>
  </tr>`;
}

function statusMark({ lang }: PageContext, status: RowStatus): Markup {
  return html`<span class="status" data-status="${status}">${words[lang].statuses[status]}</span>`;
}

function paging(context: PageContext, page: number, pages: number): Markup {
  const say = words[context.lang];
  const to = (target: number) => hrefOf(context, '', pageQuery(target));
  const numbers = Array.from({ length: pages }, (_, index) => index + 1).map((number) =>
    number === page
      ? html`<a href="${to(number)}" aria-current="page">${number}</a> `
      : html`<a href="${to(number)}">${number}</a> `,
  );
  return html`<nav class="paging" aria-label="${say.pages}">
    ${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">${say.previous}</a>` : html``} ${numbers}
    ${page < pages ? html`<a href="${to(page + 1)}" rel="next">${say.next}</a>` : html``}
  </nav>`;
}

function pageQuery(page: number): Record<string, string> {
  return page === 1 ? {} : { page: String(page) };
}

function eventPath({ no }: BackofficeRow): string {
  return `events/${no}`;
}

const COUNTRIES: Readonly<Record<string, string>> = { Wien: 'AT', Zürich: 'CH' };

/** The event for search engines, as schema.org has it. */
function structuredData({ title, type, startsAtMs, venue, city, status }: BackofficeRow): object {
  const known: Partial<Record<RowStatus, string>> = { cancelled: 'EventCancelled', postponed: 'EventPostponed' };
  return {
    '@context': 'https://schema.org',
    '@type': type,
    name: title,
    startDate: isoText(startsAtMs),
    eventStatus: `https://schema.org/${known[status] ?? 'EventScheduled'}`,
    location: {
      '@type': 'Place',
      name: venue,
      address: { '@type': 'PostalAddress', addressLocality: city, addressCountry: COUNTRIES[city] ?? 'DE' },
    },
  };
}

const blank = (length: number): string => '–'.repeat(length);
const bar = `<svg class="bar" aria-hidden="true">
  <rect class="track" width="100%" height="4" rx="2"/><rect class="fill" width="0" height="4" rx="2"/>
</svg>`;
const section = (name: string, title: string, body: string): string =>
  `<section part="${name}" class="${name} blank">
    <div class="heading" role="heading" aria-level="4">${title}</div>
    ${body}
  </section>`;
const row = (title: string, side: string, below = ''): string =>
  `<li>${title} <span class="muted v">${side}</span>${below}</li>`;

/** Parsed once. */
function templateOf(html: string): () => DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return () => document.importNode(template.content, true);
}

export const newActs = templateOf(
  '<div part="acts" class="acts" role="group" aria-label="Status of the event"><div class="ways"></div></div>',
);

/* Sections say the placeholder before the data comes, which the style sheet paints over. */

const campaign = row(`<bdi class="v">${blank(22)}</bdi>`, blank(18));
const ticket = row(`<span class="v">${blank(18)}</span>`, blank(22), bar);
const date = row(`<span class="v">${blank(22)}<br>${blank(22)}</span>`, blank(22));

export const newParts = templateOf(
  section(
    'campaigns',
    'Campaigns',
    `<p class="v">${blank(9)}</p><p class="muted v">${blank(22)}</p><ul>${campaign.repeat(5)}</ul>`,
  ) + section('tickets', 'Tickets', `<ul>${ticket.repeat(6)}</ul>`),
);

export const newSeries = (dates: number): DocumentFragment =>
  templateOf(section('series', 'Other dates of the series', `<ul>${date.repeat(dates)}</ul>`))();

export const newCampaign = templateOf(row('<bdi></bdi>', ''));
export const newTicket = templateOf(row('<span><bdi></bdi></span>', ''));
export const newDate = templateOf(`<li>
  <span><button type="button" part="button" class="sibling"></button><br><span class="muted"></span></span>
  <span class="muted side"></span>
</li>`);
export const newBar = templateOf(bar);

import { newPill } from './vanilla-card.template.ts';
import { newBar, newCampaign, newDate, newTicket } from './vanilla-extras.template.ts';
import { moreDates, type campaignsOf, type datesOf, type ticketsOf } from './vanilla-extras.values.ts';

/* What the card shows besides where it loads its event: each part drawn anew below its heading. */

type Dates = ReturnType<typeof datesOf>;

function make(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/** Text that is empty takes no room. */
const line = (className: string, text: string): readonly HTMLElement[] => (text ? [make('p', className, text)] : []);

const list = (rows: readonly Node[]): HTMLElement => make('ul', '', ...rows);

const fill = (section: Element, ...parts: Node[]): void =>
  section.replaceChildren(section.firstElementChild!, ...parts);

/** There is nothing to be compared in what they do. */
export function drawActs(ways: Element, names: readonly string[]): void {
  const buttons = names.map((name) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('part', 'button');
    button.textContent = name;
    return button;
  });
  ways.replaceChildren(...buttons);
}

export function drawCampaigns(section: Element, view: ReturnType<typeof campaignsOf>): void {
  if (!view) return fill(section, ...line('muted', 'There are no campaigns yet.'));
  const rows = view.rows.map(({ label, text }) => {
    const row = newCampaign();
    row.querySelector('bdi')!.textContent = label;
    row.querySelector('.muted')!.textContent = text;
    return row;
  });
  fill(
    section,
    ...line('', view.counts),
    ...line('muted', view.whole),
    ...newer(view),
    list(rows),
    ...line('muted', view.rest),
  );
}

function newer({ newer, runs }: NonNullable<ReturnType<typeof campaignsOf>>): readonly Node[] {
  if (!newer) return [];
  const title = make('strong', '', `A newer recommendation is available: run ${newer}.`);
  const note = make('p', 'newer', title, ` Campaigns stay on the run that they were made on: ${runs}.`);
  note.setAttribute('part', 'newer');
  return [note];
}

export function drawTickets(section: Element, tickets: ReturnType<typeof ticketsOf>): void {
  if (!tickets.length) return fill(section, ...line('muted', 'No tickets are listed.'));
  const rows = tickets.map(({ category, price, sold, bar }) => {
    const row = newTicket();
    const name = row.querySelector('bdi')!;
    name.textContent = category;
    if (price) name.after(' · ', make('strong', '', price));
    row.querySelector('.muted')!.textContent = sold;
    if (bar === null) return row;
    const drawn = newBar();
    drawn.querySelector('.fill')!.setAttribute('width', bar);
    row.firstElementChild!.append(drawn);
    return row;
  });
  fill(section, list(rows));
}

/** @param total of all dates, also of those that are not named */
export function drawDates(section: Element, dates: Dates, total: number): void {
  const rows = dates.map(({ date, place }) => {
    const row = newDate();
    row.querySelector('button')!.textContent = date;
    row.querySelector('.muted')!.textContent = place;
    return row;
  });
  fill(section, list(rows), ...line('muted', moreDates(total)));
  drawSold(section, dates);
}

export function drawSold(section: Element, dates: Dates): void {
  section.querySelectorAll('.side').forEach((side, at) => {
    const { pills, sold } = dates[at]!;
    side.replaceChildren(...pills.map((pill) => newPill(...pill)), ...(sold ? [make('span', '', sold)] : []));
  });
}

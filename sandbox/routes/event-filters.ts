import { dayMs } from '../clock.ts';
import type { Backend } from '../backend.ts';
import { hasCampaigns, isProduct, type EventRecord } from '../data/event-record.ts';
import type { Query } from '../http/query.ts';

type Test = (event: EventRecord) => boolean;

/**
 * One documented filter (API docs, events list): reads its parameter and gives the test that an event must pass, or
 * undefined when the parameter was not sent. An empty value is a test that nothing passes.
 */
type Filter = (query: Query, known: Known) => Test | undefined;

/** How events stand, how they have been changed, and how it is told. */
type Known = Pick<Backend, 'statuses' | 'edits' | 'generation'>;

const nothing: Test = () => false;

const search =
  (parameter: string): Filter =>
  (query, { edits }) => {
    const text = query.text(parameter);
    if (text === undefined) return undefined;
    const words = plain(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return nothing;
    return (event) => {
      const { title, hall } = edits.details(event);
      const haystack = plain(`${title} ${hall.venueName} ${hall.city}`);
      return words.every((word) => haystack.includes(word));
    };
  };

const since: Filter = (query, { edits }) => {
  const day = query.day('since');
  if (day === undefined) return undefined;
  return day === '' ? nothing : (event) => edits.details(event).startsAtMs >= Date.parse(day);
};

/** Assumption: the last day is included. */
const until: Filter = (query, { edits }) => {
  const day = query.day('until');
  if (day === undefined) return undefined;
  return day === '' ? nothing : (event) => edits.details(event).startsAtMs < Date.parse(day) + dayMs;
};

const status: Filter = (query, { statuses }) => {
  const wanted = query.text('status');
  return wanted === undefined ? undefined : (event) => statuses.status(event) === wanted;
};

const frontendStatus: Filter = (query, { statuses, generation }) => {
  const wanted = query.choices('frontend_status', ['DEFAULT', 'FLAGGED', 'HIDDEN', 'CANCELLED']);
  return wanted && ((event) => wanted.includes(statuses.frontendStatus(event, generation)));
};

const marketingCampaignStatus: Filter = (query) => {
  const wanted = query.text('marketing_campaign_status');
  return wanted === undefined ? undefined : (event) => event.campaignStatus === wanted;
};

const simulated: Filter = (query) => {
  const wanted = query.flag('simulated');
  return wanted === undefined ? undefined : (event) => event.isSimulated === wanted;
};

const city: Filter = (query, { edits }) => {
  const wanted = query.list('city');
  return wanted && ((event) => wanted.includes(edits.details(event).hall.city));
};

const venueOrHall: Filter = (query, { edits }) => {
  const wanted = query.list('vh');
  if (!wanted) return undefined;
  return (event) => {
    const { id, venueId } = edits.details(event).hall;
    return wanted.includes(id) || wanted.includes(venueId);
  };
};

/** Assumption: archived events are left out unless asked for, by this flag or by `status=archived`. */
const archived: Filter = (query, { statuses }) => {
  const isWanted = query.flag('include_archived') === true || query.text('status') === 'archived';
  return isWanted ? undefined : (event) => statuses.status(event) !== 'archived';
};

const campaigns: Filter = (query) => (query.flag('campaigns') === true ? hasCampaigns : undefined);

const products: Filter = (query) =>
  query.flag('exclude_products') === true ? (event) => !isProduct(event) : undefined;

const listFilters: readonly Filter[] = [
  search('q'),
  since,
  until,
  status,
  frontendStatus,
  marketingCampaignStatus,
  simulated,
  city,
  venueOrHall,
  archived,
  campaigns,
  products,
];

/** The filters of `GET /events?search=` (API docs, package builder). */
const autocompleteFilters: readonly Filter[] = [search('search'), since, archived];

/** The partner's events that pass every filter of the list; `flagged_to_top` moves the flagged ones up. */
export function listedEvents(events: readonly EventRecord[], query: Query, known: Known): EventRecord[] {
  const kept = keep(events, listFilters, query, known);
  if (query.flag('flagged_to_top') !== true) return kept;
  const isFlagged: Test = (event) => known.statuses.frontendStatus(event, known.generation) === 'FLAGGED';
  return [...kept.filter(isFlagged), ...kept.filter((event) => !isFlagged(event))];
}

export function autocompletedEvents(events: readonly EventRecord[], query: Query, known: Known): EventRecord[] {
  return keep(events, autocompleteFilters, query, known);
}

function keep(events: readonly EventRecord[], filters: readonly Filter[], query: Query, known: Known) {
  const tests = filters.map((filter) => filter(query, known)).filter((test) => test !== undefined);
  return events.filter((event) => tests.every((test) => test(event)));
}

/** Lower case, without accents: "zurich" finds "Zürich". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

import type { EventSummary } from '../../src/model/event.ts';
import { takeExtras, type CardData, type ExtrasData } from '../contestants/card-data.ts';
import type { BenchServer } from './server.ts';

/** The event that is shown, the documents' worked example. */
export const EVENT = 'evt_abc';

/** The same head for all contestants. */
export const html = (body: string, head = ''): { type: string; body: string } => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Benchmark</title>${head}</head>
<body>${body}</body>
</html>`,
});

export const script = (body: string): { type: string; body: string } => ({
  type: 'text/javascript; charset=utf-8',
  body,
});

/** All that the card of the worked example shows of given data. */
export async function cardDataOf(server: BenchServer): Promise<CardData> {
  const read = async <K extends keyof CardData>(path: string): Promise<CardData[K]> =>
    (await server.read(`/api/v3/${path}`)) as CardData[K];
  return {
    event: await read<'event'>(`events/${EVENT}`),
    statistics: await read<'statistics'>(`events/${EVENT}/statistics`),
    salesGraph: await read<'salesGraph'>(`events/${EVENT}/sales-graph`),
    run: await read<'run'>(`events/${EVENT}/clusters`),
    partner: await read<'partner'>('partners/'),
  };
}

/** What it shows besides where it loads its event. */
export async function extrasDataOf(server: BenchServer, event: CardData['event']): Promise<ExtrasData> {
  const extras: Partial<ExtrasData> = {};
  const read = async <T>(path: string): Promise<T> => (await server.read(`/api/v3/${path}`)) as T;
  await takeExtras(read, EVENT, Promise.resolve(event), extras);
  return extras as ExtrasData;
}

/** Some of the partner's events, as the list gives them. */
export async function eventsOf(server: BenchServer, count: number): Promise<readonly EventSummary[]> {
  const { items } = (await server.read(`/api/v3/events/?limit=${count}`)) as { items?: readonly EventSummary[] };
  if (items?.length !== count) throw new Error(`The sandbox has ${items?.length ?? 'no'} events; ${count} are wanted.`);
  return items;
}

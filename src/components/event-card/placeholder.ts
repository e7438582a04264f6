import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { EventBenchmark, EventDetail } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';

const like = (text: string) => (): string => text;

/*
 * What the placeholder is drawn from: the card's own templates with unreadable values of a usual length, so that it has
 * the card's size, breaks its lines where the card does, and nothing jumps when the data comes. Its text is transparent
 * and hidden from screen readers.
 */
export const blank: {
  /** The engine takes long to make its first format of a date or number: an event is asked for before that. */
  readonly formats: Omit<Formats, 'clock' | 'people'>;
  readonly event: EventDetail;
  readonly statistics: EventStatistics;
  readonly benchmark: EventBenchmark;
  readonly curve: () => TemplateResult;
} = {
  formats: {
    moment: like('Thu, January 1, 2026 at 12:00 AM UTC'),
    money: like('€100,000'),
    count: like('10,000'),
    factor: like('10'),
    percent: like('60%'),
  },
  event: {
    id: '',
    title: '–'.repeat(18),
    start_date_time: '2026-01-01T00:00:00Z',
    venue_name: '–'.repeat(12),
    city: '–'.repeat(7),
    capacity: 10_000,
    status: '–––',
    campaign_status: '––––––',
  },
  statistics: { purchases: 1_000, revenue: 100_000, spent: 10_000, roas: 10 },
  benchmark: { prediction: { value: 0.6, benchmark: 0.5 } },
  curve: () => html`<div class="space v"></div>`,
};

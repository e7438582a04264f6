import type { LitElement, TemplateResult } from 'lit';
import type { FdClient } from '../../client/client.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { BackhaulSettings, EvaluationRow } from '../../model/backhaul.ts';
import type { CampaignResult } from '../../model/campaign-results.ts';
import type { DailyRevenue } from '../../model/daily-revenue.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { Partner } from '../../model/partner.ts';
import type { ElementState } from '../shared/load.ts';

/** What the page has given by property. */
export interface Given {
  readonly campaignResults: readonly CampaignResult[] | undefined;
  readonly dailyRevenue: DailyRevenue | undefined;
  readonly evaluation: readonly EvaluationRow[] | undefined;
  readonly backhaulSettings: BackhaulSettings | undefined;
  readonly attributionModel: string | undefined;
}

/** What a section needs of the element that it is drawn in. */
export interface Panel {
  readonly host: LitElement;
  /** Absent without a provider. */
  readonly client: FdClient | undefined;
  /** Absent without a provider that is ready. */
  readonly scope: PartnerScope | null | undefined;
  readonly eventId: string;
  readonly packageId: string;
  /** Nothing may be changed: the page wants it so, or has given the data. */
  readonly isReadOnly: boolean;
  /** Set where the page has given data: then nothing is loaded. */
  readonly given: Given | null;
  readonly partner: Partner | undefined;
  /** Level of a section's heading. */
  readonly level: number;
  readonly words: Messages;
  readonly formats: Formats;
  readonly language: string;
  /** IANA name; absent for the viewer's own. */
  readonly timeZone: string | null | undefined;
  /** What a failure comes to, in words; empty until they are loaded. */
  readonly textOf: (error: FdError) => string;
  /** Tells a screen reader. */
  readonly say: (text: string) => void;
  /** The event's model has changed, and with it what is counted. */
  readonly onModelChange: () => void;
  /** The default of new events has changed, which the partner's record tells. */
  readonly onPartnerChange: () => void;
}

/** What the element asks a section's loading for. */
export interface Part {
  readonly state: ElementState;
  readonly error: FdError | null;
  /** When it was read, ms since epoch. */
  readonly asOf: number;
  refresh(): Promise<void>;
}

/** A section of the panel: its module and its words come once it is shown. */
export interface Section<W> {
  /** What it shows; a part without anything to load is `empty`. */
  readonly parts: readonly Part[];
  view(words: W): TemplateResult;
}

/** Moves the keyboard once the panel has drawn. */
export async function focusIn({ host }: Panel, selector: string): Promise<void> {
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
}

/** An object whose values are read anew each time. */
export function live<T extends object>(readers: { readonly [K in keyof T]: () => T[K] }): T {
  const gets = Object.entries<() => unknown>(readers).map(([name, get]) => [name, { get }] as const);
  return Object.defineProperties({}, Object.fromEntries(gets)) as T;
}

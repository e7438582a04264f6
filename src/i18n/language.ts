import type {
  AdjustmentMessages,
  AttributionMessages,
  BackhaulMessages,
  CampaignMessages,
  ChartMessages,
  ModelMessages,
  SettingsMessages,
} from './attribution/messages.ts';
import type { EventCardMessages } from './event-card/messages.ts';
import type { ClusterMessages, RankingMessages } from './clusters/messages.ts';
import type { EventFilterMessages, EventListMessages } from './events/messages.ts';
import type { AccessMessages, Messages } from './messages.ts';
import type { PackageMessages, PackageMoreMessages } from './packages/messages.ts';

/**
 * Every word that the elements say, in one language: one object, one file. Values come in formatted; what is a
 * function gets them as arguments. A part stands for a module that is loaded with what says it.
 */
export interface Language {
  /** What every element says, and what the event card says first. */
  readonly shared: Messages;
  /** `<fd-event-card>`: campaigns, tickets, series, and what is done with an event. */
  readonly eventCard: EventCardMessages;
  /** Failures, signing in, choosing a partner. */
  readonly access: AccessMessages;
  /** `<fd-event-list>`. */
  readonly events: EventListMessages;
  /** `<fd-event-list>` where it is searched and filtered. */
  readonly eventFilters: EventFilterMessages;
  /** `<fd-cluster-list>`. */
  readonly clusters: ClusterMessages;
  /** `<fd-cluster-list>` where it is ranked. */
  readonly ranking: RankingMessages;
  /** `<fd-package-status>`. */
  readonly packages: PackageMessages;
  /** `<fd-package-status>` once something is done with a package. */
  readonly packagesMore: PackageMoreMessages;
  /** `<fd-attribution-panel>` and, below, its sections and forms. */
  readonly attribution: AttributionMessages;
  readonly campaign: CampaignMessages;
  readonly adjustment: AdjustmentMessages;
  readonly chart: ChartMessages;
  readonly model: ModelMessages;
  readonly backhaul: BackhaulMessages;
  readonly settings: SettingsMessages;
}

/** What a language's file exports. */
export interface LanguageFile {
  readonly language: Language;
}

/** Where all copies of the kit on a page look for languages that were added. */
export type AddedLanguages = Readonly<Record<symbol, ReadonlyMap<string, () => Promise<LanguageFile>> | undefined>>;

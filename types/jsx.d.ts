/* Written by `npm run docs` from the sources: change them, not this. */
import type {} from '../dist/lib/components/attribution-panel/attribution-events.js';
import type {} from '../dist/lib/components/cluster-list/events.js';
import type {} from '../dist/lib/components/event-card/action-events.js';
import type {} from '../dist/lib/components/event-card/choose-event.js';
import type {} from '../dist/lib/components/event-list/select-event.js';
import type {} from '../dist/lib/components/package-status/act-events.js';
import type {} from '../dist/lib/components/package-status/events.js';
import type {} from '../dist/lib/components/shared/events.js';
import type { FdAttributionPanel } from '../dist/lib/components/attribution-panel/attribution-panel.js';
import type { FdClusterList } from '../dist/lib/components/cluster-list/cluster-list.js';
import type { FdEventCard } from '../dist/lib/components/event-card/event-card.js';
import type { FdEventList } from '../dist/lib/components/event-list/event-list.js';
import type { FdPackageStatus } from '../dist/lib/components/package-status/package-status.js';
import type { FdPartnerPicker } from '../dist/lib/components/partner-picker/partner-picker.js';
import type { FdProvider } from '../dist/lib/components/provider/provider.js';
import type { FdSignIn } from '../dist/lib/components/sign-in/sign-in.js';

/** Listeners as JSX names them: `onfd-ready`. */
type Listeners<Names extends keyof HTMLElementEventMap> = {
  [Name in Names as `on${Name}`]?: ((event: HTMLElementEventMap[Name]) => void) | undefined;
};

/** What the elements take in JSX, by tag, beside what every HTML element takes. */
export interface FdElementProps {
  /** What came of an event's campaigns and of an audience package's mail, and how it is counted. */
  'fd-attribution-panel': {
    /** The event whose daily revenue and model are shown. */
    'event-id'?: FdAttributionPanel['eventId'] | undefined;
    /** The audience package whose evaluation is shown. */
    'package-id'?: FdAttributionPanel['packageId'] | undefined;
    /** Nothing can be changed, and nothing speaks of changing. */
    'read-only'?: FdAttributionPanel['readOnly'] | undefined;
    /** Level of the heading, 3 by default. */
    'heading-level'?: FdAttributionPanel['headingLevel'] | undefined;
    /** `compact`: smaller text and gaps, for narrow places and long lists. */
    density?: 'full' | 'compact' | undefined;
    /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
    'time-zone'?: FdAttributionPanel['timeZone'] | undefined;
    /** `hide`: the element is not there for people who are not signed in. For public pages. */
    'signed-out'?: FdAttributionPanel['signedOut'] | undefined;
  } & {
    [
      Name in
        | 'eventId'
        | 'packageId'
        | 'readOnly'
        | 'headingLevel'
        | 'campaignResults'
        | 'dailyRevenue'
        | 'evaluation'
        | 'backhaulSettings'
        | 'attributionModel'
        | 'partner'
        | 'locale'
        | 'theme'
        | 'timeZone'
        | 'signedOut'
    ]?: FdAttributionPanel[Name] | undefined;
  } & Listeners<
      | 'fd-adjustment-add'
      | 'fd-adjustment-delete'
      | 'fd-adjustments-change'
      | 'fd-evaluation-settings'
      | 'fd-evaluation-change'
      | 'fd-attribution-model'
      | 'fd-load'
      | 'fd-ready'
      | 'fd-error'
    >;
  /** The taste clusters of an event's run: compared, ranked for a goal and a budget, and selected. */
  'fd-cluster-list': {
    /** Level of the title as a heading, 3 by default. */
    'heading-level'?: FdClusterList['headingLevel'] | undefined;
    /** The event whose clusters to show. */
    'event-id'?: FdClusterList['eventId'] | undefined;
    /** The run to show: a campaign's. Without one, the run that is the newest when the element loads. The element sets it
when somebody chooses another run, and takes that back for another user, partner or event. */
    'tc-run-id'?: FdClusterList['tcRunId'] | undefined;
    /** `compact`: smaller text and gaps, for narrow places and long lists. */
    density?: 'full' | 'compact' | undefined;
    /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
    'time-zone'?: FdClusterList['timeZone'] | undefined;
    /** `hide`: the element is not there for people who are not signed in. For public pages. */
    'signed-out'?: FdClusterList['signedOut'] | undefined;
  } & {
    [
      Name in
        | 'goal'
        | 'budget'
        | 'headingLevel'
        | 'eventId'
        | 'tcRunId'
        | 'run'
        | 'newestRun'
        | 'partner'
        | 'selected'
        | 'locale'
        | 'theme'
        | 'timeZone'
        | 'signedOut'
    ]?: FdClusterList[Name] | undefined;
  } & Listeners<'fd-run-choose' | 'fd-selection-change' | 'fd-load' | 'fd-ready' | 'fd-error'>;
  /** One event at a glance: what, when and where, its figures, prediction, sales curve, newest clusters, campaigns, tickets and series; and flagging, archiving, restoring it. */
  'fd-event-card': {
    /** The event to load. */
    'event-id'?: FdEventCard['eventId'] | undefined;
    /** Level of the title as a heading, 3 by default. */
    'heading-level'?: FdEventCard['headingLevel'] | undefined;
    /** Nothing can be changed from here, and no other event of the series be chosen. */
    'read-only'?: FdEventCard['readOnly'] | undefined;
    /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
    'time-zone'?: FdEventCard['timeZone'] | undefined;
    /** `hide`: the element is not there for people who are not signed in. For public pages. */
    'signed-out'?: FdEventCard['signedOut'] | undefined;
  } & {
    [
      Name in
        | 'eventId'
        | 'headingLevel'
        | 'density'
        | 'readOnly'
        | 'event'
        | 'statistics'
        | 'salesGraph'
        | 'run'
        | 'partner'
        | 'campaigns'
        | 'tickets'
        | 'series'
        | 'locale'
        | 'theme'
        | 'timeZone'
        | 'signedOut'
    ]?: FdEventCard[Name] | undefined;
  } & Listeners<'fd-event-action' | 'fd-event-change' | 'fd-event-choose' | 'fd-load' | 'fd-ready' | 'fd-error'>;
  /** The partner's events, to search, filter and choose from; it sets the elements beside it to the chosen one. */
  'fd-event-list': {
    /** Level of the title as a heading, 3 by default. */
    'heading-level'?: FdEventList['headingLevel'] | undefined;
    /** The ids of elements in the same document or shadow root, whose `event-id` is set to the event that is chosen. */
    for?: FdEventList['htmlFor'] | undefined;
    /** Leaves products out, as Lookout does; `exclude-products="false"` shows them. */
    'exclude-products'?: FdEventList['excludeProducts'] | undefined;
    /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
    'time-zone'?: FdEventList['timeZone'] | undefined;
    /** `hide`: the element is not there for people who are not signed in. For public pages. */
    'signed-out'?: FdEventList['signedOut'] | undefined;
  } & {
    [
      Name in
        | 'density'
        | 'headingLevel'
        | 'htmlFor'
        | 'multiple'
        | 'value'
        | 'values'
        | 'selected'
        | 'q'
        | 'since'
        | 'until'
        | 'city'
        | 'venue'
        | 'status'
        | 'flagged'
        | 'archived'
        | 'excludeProducts'
        | 'events'
        | 'locale'
        | 'theme'
        | 'timeZone'
        | 'signedOut'
    ]?: FdEventList[Name] | undefined;
  } & Listeners<'fd-select' | 'fd-load' | 'fd-ready' | 'fd-error'>;
  /** An audience package from its build to its customer lists and its end; or the partner's packages, to choose one. */
  'fd-package-status': {
    /** The package to show; without one, the partner's packages. The element sets it when another one is chosen or made, and
takes that back for another user, partner, event or list. */
    'package-id'?: FdPackageStatus['packageId'] | undefined;
    /** Narrows the list down to the packages for one event. */
    'event-id'?: FdPackageStatus['eventId'] | undefined;
    /** Nothing can be changed or downloaded. */
    'read-only'?: FdPackageStatus['readOnly'] | undefined;
    /** Level of the title as a heading, 3 by default. */
    'heading-level'?: FdPackageStatus['headingLevel'] | undefined;
    /** `compact`: smaller text and gaps, for narrow places and long lists. */
    density?: 'full' | 'compact' | undefined;
    /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
    'time-zone'?: FdPackageStatus['timeZone'] | undefined;
    /** `hide`: the element is not there for people who are not signed in. For public pages. */
    'signed-out'?: FdPackageStatus['signedOut'] | undefined;
  } & {
    [
      Name in
        | 'packageId'
        | 'eventId'
        | 'only'
        | 'pkg'
        | 'packages'
        | 'readOnly'
        | 'headingLevel'
        | 'locale'
        | 'theme'
        | 'timeZone'
        | 'signedOut'
    ]?: FdPackageStatus[Name] | undefined;
  } & Listeners<
      | 'fd-download'
      | 'fd-regenerate'
      | 'fd-create-again'
      | 'fd-merge'
      | 'fd-package-choose'
      | 'fd-package-change'
      | 'fd-package-made'
      | 'fd-load'
      | 'fd-ready'
      | 'fd-error'
    >;
  /** The partner that everything inside the provider is shown for, and the way to another one. Not there for people with one partner, nor where there is none to choose: what needs a partner says why. */
  'fd-partner-picker': {
    /** Name the partner also where there is nothing to choose. */
    'show-single'?: FdPartnerPicker['showSingle'] | undefined;
    /** `compact`: smaller text and gaps, for narrow places and long lists. */
    density?: 'full' | 'compact' | undefined;
    /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
    'time-zone'?: FdPartnerPicker['timeZone'] | undefined;
    /** `hide`: the element is not there for people who are not signed in. For public pages. */
    'signed-out'?: FdPartnerPicker['signedOut'] | undefined;
  } & {
    [Name in 'showSingle' | 'locale' | 'theme' | 'timeZone' | 'signedOut']?: FdPartnerPicker[Name] | undefined;
  } & Listeners<'fd-partner-change' | 'fd-load' | 'fd-ready' | 'fd-error'>;
  /** Holds the session and the partner for all elements inside it. Draws nothing itself. */
  'fd-provider': {
    /** The partner to act as, whatever was chosen before. Nobody can choose another then. */
    'partner-id'?: FdProvider['partnerId'] | undefined;
    /** IANA name for all elements inside. */
    'time-zone'?: FdProvider['timeZone'] | undefined;
  } & {
    [Name in 'base' | 'partnerId' | 'timeZone' | 'locale' | 'theme' | 'client']?: FdProvider[Name] | undefined;
  } & Listeners<'fd-session-change' | 'fd-partner-change' | 'fd-sign-in-request'>;
  /** Signs people in and out. In other people's pages it is a button that opens the gateway's own window, where no script of the page can read what is typed; on the gateway's page and in extension pages it is the form. */
  'fd-sign-in': {
    /** Offer to remember this device. Set it only where its keys are kept safely; the gateway's own page does. */
    'can-remember'?: FdSignIn['canRemember'] | undefined;
    /** `compact`: smaller text and gaps, for narrow places and long lists. */
    density?: 'full' | 'compact' | undefined;
    /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
    'time-zone'?: FdSignIn['timeZone'] | undefined;
    /** `hide`: the element is not there for people who are not signed in. For public pages. */
    'signed-out'?: FdSignIn['signedOut'] | undefined;
  } & {
    [Name in 'mode' | 'canRemember' | 'locale' | 'theme' | 'timeZone' | 'signedOut']?: FdSignIn[Name] | undefined;
  } & Listeners<'fd-sign-in-request' | 'fd-load' | 'fd-ready' | 'fd-error'>;
}

/** The elements by tag. */
export interface FdElements {
  'fd-attribution-panel': FdAttributionPanel;
  'fd-cluster-list': FdClusterList;
  'fd-event-card': FdEventCard;
  'fd-event-list': FdEventList;
  'fd-package-status': FdPackageStatus;
  'fd-partner-picker': FdPartnerPicker;
  'fd-provider': FdProvider;
  'fd-sign-in': FdSignIn;
}

import type { Adjustment } from '../../client/resources/campaign-results.ts';
import type { BackhaulSettings } from '../../model/backhaul.ts';
import type { ApiId } from '../../model/ids.ts';
import type { CampaignResult } from '../../model/campaign-results.ts';

/** What the panel's events share: they bubble, and cross shadow roots. */
abstract class PanelEvent extends Event {
  constructor(type: string, cancelable: boolean) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** `fd-adjustment-add`: a manual adjustment is about to be added. Cancelable. */
export class FdAdjustmentAddEvent extends PanelEvent {
  readonly eventId: ApiId;
  readonly adjustment: Adjustment;

  constructor(eventId: ApiId, adjustment: Adjustment) {
    super('fd-adjustment-add', true);
    this.eventId = eventId;
    this.adjustment = adjustment;
  }
}

/** `fd-adjustment-delete`: a manual adjustment is about to be deleted. Cancelable. */
export class FdAdjustmentDeleteEvent extends PanelEvent {
  readonly eventId: ApiId;
  readonly result: CampaignResult;

  constructor(eventId: ApiId, result: CampaignResult) {
    super('fd-adjustment-delete', true);
    this.eventId = eventId;
    this.result = result;
  }
}

/** `fd-adjustments-change`: an adjustment has been added or deleted. */
export class FdAdjustmentsChangeEvent extends PanelEvent {
  readonly eventId: ApiId;

  constructor(eventId: ApiId) {
    super('fd-adjustments-change', false);
    this.eventId = eventId;
  }
}

/** `fd-evaluation-settings`: settings of an evaluation are about to be saved. Cancelable. */
export class FdEvaluationSettingsEvent extends PanelEvent {
  /** `null` for the partner's defaults. */
  readonly packageId: ApiId | null;
  readonly settings: BackhaulSettings;

  constructor(packageId: ApiId | null, settings: BackhaulSettings) {
    super('fd-evaluation-settings', true);
    this.packageId = packageId;
    this.settings = settings;
  }
}

/** `fd-evaluation-change`: settings have been saved, or a new result has come. */
export class FdEvaluationChangeEvent extends PanelEvent {
  /** `null` for the partner's defaults. */
  readonly packageId: ApiId | null;
  readonly change: 'settings' | 'result';

  constructor(packageId: ApiId | null, change: 'settings' | 'result') {
    super('fd-evaluation-change', false);
    this.packageId = packageId;
    this.change = change;
  }
}

/** `fd-attribution-model`: an event's model, or the default of new events, is about to be changed. Cancelable. */
export class FdAttributionModelEvent extends PanelEvent {
  /** `null` for the partner's default. */
  readonly eventId: ApiId | null;
  readonly model: string;
  readonly previous: string | null;

  constructor(eventId: ApiId | null, model: string, previous: string | null) {
    super('fd-attribution-model', true);
    this.eventId = eventId;
    this.model = model;
    this.previous = previous;
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-adjustment-add': FdAdjustmentAddEvent;
    'fd-adjustment-delete': FdAdjustmentDeleteEvent;
    'fd-adjustments-change': FdAdjustmentsChangeEvent;
    'fd-evaluation-settings': FdEvaluationSettingsEvent;
    'fd-evaluation-change': FdEvaluationChangeEvent;
    'fd-attribution-model': FdAttributionModelEvent;
  }
}

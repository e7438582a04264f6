/** `fd-run-choose`: somebody wants to see another run of the event, which is about to be shown. Cancelable. */
export class FdRunChooseEvent extends Event {
  /** As text, whatever the API writes. */
  readonly tc_run_id: string;

  constructor(tcRunId: string) {
    super('fd-run-choose', { bubbles: true, composed: true, cancelable: true });
    this.tc_run_id = tcRunId;
  }
}

/** `fd-selection-change`: other clusters are selected than before. */
export class FdSelectionChangeEvent extends Event {
  /** In the order of the run. */
  readonly tcs: readonly string[];
  /** The run that they are of, as text; `null` where the API names none. */
  readonly tc_run_id: string | null;

  constructor(tcs: readonly string[], tcRunId: string | null) {
    super('fd-selection-change', { bubbles: true, composed: true });
    this.tcs = tcs;
    this.tc_run_id = tcRunId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-run-choose': FdRunChooseEvent;
    'fd-selection-change': FdSelectionChangeEvent;
  }
}

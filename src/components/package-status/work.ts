import type { ReactiveControllerHost } from 'lit';
import type { PartnerScope } from '../../client/scope.ts';
import type { FdContext } from '../shared/context.ts';
import type { Desk, Job } from './job.ts';

/** What the element lends to a job. */
export type Hands = Pick<Desk, 'fd' | 'scope' | 'locale' | 'show' | 'look' | 'openOthers'>;

/** What somebody has asked an element for: one thing at a time, until it leaves or shows something else. */
export class Work {
  job: Job | null = null;
  readonly #host: HTMLElement & ReactiveControllerHost;
  readonly #hands: (fd: FdContext, scope: PartnerScope) => Hands;
  #end = new AbortController();

  constructor(host: HTMLElement & ReactiveControllerHost, hands: (fd: FdContext, scope: PartnerScope) => Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  get isBusy(): boolean {
    return this.job?.isBusy ?? false;
  }

  /**
   * Starts a job unless one is busy or the page prevents it.
   * @param event made anew for every try
   * @param unavailable what is said when the job's own module cannot be loaded
   */
  start(
    key: string,
    fd: FdContext | undefined,
    event: () => Event,
    run: (desk: Desk) => Promise<void>,
    unavailable: string,
  ): void {
    const scope = fd?.scope;
    if (!scope || this.isBusy || !this.#host.dispatchEvent(event())) return;
    this.drop();
    const end = (this.#end = new AbortController());
    const job: Job = (this.job = { key, isBusy: true });
    const isOn = (): boolean => this.job === job;
    const repeat = (): void => this.start(key, fd, event, run, unavailable);
    const tell = (change: Partial<Job>): void => {
      if (!isOn()) return;
      Object.assign(job, change);
      this.#host.requestUpdate();
    };
    const desk: Desk = {
      ...this.#hands(fd, scope),
      host: this.#host,
      signal: AbortSignal.any([end.signal, scope.signal]),
      get isOn() {
        return isOn();
      },
      tell,
      repeat,
    };
    this.#host.requestUpdate();
    run(desk).catch(() =>
      tell({
        isBusy: false,
        text: unavailable,
        notice: ({ words }) => ({ text: unavailable, ways: [{ label: words.retry, run: repeat }] }),
      }),
    );
  }

  /** Ends what is under way, and forgets what was said of it. */
  readonly drop = (): void => {
    if (!this.job) return;
    this.#end.abort();
    this.job = null;
    this.#host.requestUpdate();
  };
}

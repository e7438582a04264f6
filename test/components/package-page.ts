import { createClient } from '../../src/client/client.ts';
import type { FdPackageStatus } from '../../src/components/package-status/package-status.ts';
import { messages as en } from '../../src/i18n/packages/en.ts';
import type { HeldTime } from './held-time.ts';
import { packageBody } from './package-status.ts';
import { part } from './stage.ts';

export const BUILDING = ['INITIALIZING', 'INPROGRESS', 'PAUSED'] as const;
export const ENDS = ['DONE', 'FAILED', 'EXPIRED'];
const SESSION = {
  state: 'signed-in',
  email: 'ben@acme.example',
  user: 'ben',
  partners: ['partner-id-acme', 'partner-id-beta'],
  lastPartner: 'partner-id-acme',
  expires: '2026-06-30T00:00:00.000Z',
};
/** After so long a load reads again by itself what its viewer comes back to. */
const OLD_MS = 5 * 60_000;

/** One package on a page, over a gateway that answers when it is told to. */
export class PackagePage {
  readonly faults: string[] = [];
  readonly provider = document.createElement('fd-provider');
  readonly client;
  readonly time: HeldTime;
  element: FdPackageStatus | null = null;
  status = 'INITIALIZING';
  isSignedIn = true;
  isSlow = false;
  isBroken = false;
  calls = 0;
  /** What the API has told since the last mount or sign-in. */
  told = new Set<string>();
  #last = '';
  #askedAt = 0;
  /** Asking once is right whatever the page's state: somebody has just come, or signed in. */
  #isNew = false;
  /** A load that has failed tries once more when its viewer comes back, whatever the browser says of the network. */
  #mayTry = false;
  #waiting: (() => void)[] = [];

  constructor(time: HeldTime) {
    this.time = time;
    this.client = createClient({ base: '/held', fetch: this.#fetch, clock: () => time.now, cacheMs: 0 });
    this.provider.client = this.client;
    this.provider.locale = 'en';
    document.body.append(this.provider);
  }

  mount(): void {
    if (this.element) return;
    this.#begin();
    this.element = document.createElement('fd-package-status');
    this.element.packageId = 'pkg_555';
    this.provider.append(this.element);
  }

  unmount(): void {
    this.element?.remove();
    this.element = null;
  }

  sign(isIn: boolean): void {
    if (isIn && !this.isSignedIn) this.#begin();
    const done = isIn ? this.client.signIn({ username: 'ben', password: 'x' }) : this.client.signOut();
    done.catch((thrown: unknown) => this.faults.push(String(thrown)));
  }

  choosePartner(id: string): void {
    this.#begin();
    this.provider.partnerId = id;
  }

  show(isShown: boolean): void {
    this.#mayTry = this.element?.matches(':state(failed), :state(stale)') ?? false;
    this.time.show(isShown);
  }

  answerAll(): void {
    this.#waiting.splice(0).forEach((answer) => answer());
  }

  /** The status that is shown; null where none is. */
  get shown(): string | null {
    const text = (this.element && part(this.element, 'pill')?.textContent.trim()) ?? null;
    const known = Object.entries(en.status).find(([, [word]]) => word === text);
    return known ? known[0] : text;
  }

  check(): void {
    const { shown } = this;
    if (shown && !this.told.has(shown)) this.faults.push(`shows ${shown}, which nobody has told since it came`);
    if (this.faults.length) throw new Error(this.faults.join('\n'));
  }

  #begin(): void {
    this.told = new Set();
    this.#last = '';
    this.#isNew = true;
  }

  readonly #fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const json = (body: unknown, status = 200): Response => {
      const answer = new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
      const text = answer.text.bind(answer);
      answer.text = () => {
        this.time.reading++;
        return text().finally(() => this.time.reading--);
      };
      return answer;
    };
    if (pathname.endsWith('/session')) {
      if (request.method === 'POST') this.isSignedIn = true;
      if (request.method === 'DELETE') this.isSignedIn = false;
      return json(this.isSignedIn ? SESSION : { state: 'signed-out' });
    }
    if (!pathname.includes('package_builder')) {
      return pathname.endsWith('/partners/') ? json({ id: request.headers.get('x-preferred-partner-id') }) : json({});
    }
    this.#ask();
    if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    request.signal.throwIfAborted();
    if (this.isBroken || !this.time.isOnline) return json({}, 501);
    this.told.add(this.status);
    this.#last = this.status;
    return json(packageBody({ status: this.status, created_at: '2026-06-01T09:55:00Z', content: [] }));
  };

  #ask(): void {
    const { time } = this;
    const isOld = time.now - this.#askedAt >= OLD_MS;
    this.calls++;
    this.#askedAt = time.now;
    if (!this.element) this.faults.push('asks for nobody');
    if (!this.isSignedIn) this.faults.push('asks without a session');
    if (ENDS.includes(this.#last) && !isOld) this.faults.push(`asks after ${this.#last}`);
    if (time.isHidden && !this.#isNew) this.faults.push('asks in a hidden page');
    if (!time.isOnline && !this.#isNew && !this.#mayTry) this.faults.push('asks without a network');
    this.#isNew = this.#mayTry = false;
  }
}

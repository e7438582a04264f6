import { assert } from 'chai';
import { messages as more } from '../../src/i18n/packages/more-en.ts';
import { packageBody, press, readyPackage, spoken } from './package-status.ts';
import { clearStage, createStage, part, shownText, until, type Stage } from './stage.ts';

const CRM = /^For CRM: Family/;
const SPREADSHEET = /^For spreadsheets: Family|^Für Tabellen: Family/;
const CSV = 'customer_id,email\r\n1,=a@x.example\r\n';

/** What the page would have saved, by links. */
interface Saved {
  readonly name: string;
  readonly href: string;
  readonly text: Promise<string>;
}

let saved: Saved[] = [];
const undo: (() => void)[] = [];

beforeEach(() => {
  saved = [];
  const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const isBlob = this.href.startsWith('blob:');
    const text = isBlob ? fetch(this.href).then((answer) => answer.arrayBuffer()) : Promise.resolve(new ArrayBuffer(0));
    saved.push({
      name: this.download,
      href: this.href,
      text: text.then((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
    });
  };
  undo.push(() => Object.defineProperty(HTMLAnchorElement.prototype, 'click', click));
  pickWith(undefined);
});

function pickWith(pick: unknown): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'showSaveFilePicker');
  Object.defineProperty(globalThis, 'showSaveFilePicker', { value: pick, configurable: true, writable: true });
  undo.push(() => {
    if (before) Object.defineProperty(globalThis, 'showSaveFilePicker', before);
    else Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
  });
}

/** A place in a file system that only remembers. */
class Place {
  text = '';
  isClosed = false;
  isAborted = false;
  isRemoved = false;

  createWritable(): Promise<WritableStream<Uint8Array>> {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return Promise.resolve(
      new WritableStream({
        write: (chunk) => void (this.text += decoder.decode(chunk, { stream: true })),
        close: () => void (this.isClosed = true),
        abort: () => void (this.isAborted = true),
      }),
    );
  }

  getFile(): Promise<Blob> {
    return Promise.resolve(new Blob([this.isClosed ? this.text : '']));
  }

  remove(): Promise<void> {
    this.isRemoved = true;
    return Promise.resolve();
  }
}

let answerPackage: (() => void) | undefined;

/** The list that the API sends; null for one that never ends. */
function answerList(stage: Stage, text: string | null): void {
  const { sandbox } = stage;
  const fetch = sandbox.fetch.bind(sandbox);
  Object.assign(sandbox, {
    fetch: (request: Request) => {
      if (!request.url.endsWith('customer_list')) return fetch(request);
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(text ?? CSV));
          if (text !== null) controller.close();
        },
      });
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8' } }));
    },
  });
}

async function listStage(): Promise<Stage> {
  const stage = await createStage();
  answerPackage = stage.answer(/packages\/pkg_555$/, 200, packageBody());
  answerList(stage, CSV);
  return stage;
}

describe('the download of a customer list', () => {
  afterEach(() => {
    clearStage();
    undo.splice(0).forEach((each) => each());
  });

  it('saves the list as it comes for a CRM, under a name that says what it is', async () => {
    const element = await readyPackage(await listStage());

    const pressed = await press(element, CRM);
    await until(() => shownText(element).includes('Saved as'), 'the end');

    assert.match(saved[0]!.name, /^customers_pkg_555_tc_1_\d{4}-\d\d-\d\d\.csv$/);
    assert.equal(await saved[0]!.text, CSV);
    assert.match(spoken(element), /Saved as customers_/);
    assert.equal(element.shadowRoot!.activeElement, pressed);
  });

  for (const [locale, separator] of [
    ['en', ','],
    ['de', ';'],
  ] as const) {
    it(`makes the copy for spreadsheets harmless, with ${separator} in ${locale}`, async () => {
      const element = await readyPackage(await listStage(), undefined, { locale });
      let variant = '';
      element.addEventListener('fd-download', (event) => (variant = event.variant));

      await press(element, SPREADSHEET);
      await until(() => saved.length, 'the file');

      assert.equal(await saved[0]!.text, `\ufeffcustomer_id${separator}email\r\n1${separator}"'=a@x.example"\r\n`);
      assert.equal(variant, separator === ';' ? 'spreadsheet-semicolon' : 'spreadsheet');
    });
  }

  it('writes to the place that somebody chooses', async () => {
    const place = new Place();
    pickWith(() => Promise.resolve(place));
    const element = await readyPackage(await listStage());

    await press(element, CRM);
    await until(() => shownText(element).includes('Saved as'), 'the end');

    assert.equal(place.text, CSV);
    assert.isTrue(place.isClosed);
    assert.lengthOf(saved, 0);
  });

  it('does nothing where somebody closes the browser’s dialog', async () => {
    pickWith(() => Promise.reject(new DOMException('', 'AbortError')));
    const stage = await listStage();
    const element = await readyPackage(stage);

    const pressed = await press(element, CRM);
    await until(() => pressed.getAttribute('aria-disabled') === null && !part(element, 'note'), 'the end');

    assert.isFalse(stage.calls.some((call) => call.includes('customer_list')));
  });

  it('can be cancelled, and leaves nothing behind', async () => {
    const place = new Place();
    pickWith(() => Promise.resolve(place));
    const stage = await listStage();
    answerList(stage, null);
    const element = await readyPackage(stage);
    const pressed = await press(element, CRM);
    await until(() => /so far/.test(shownText(element)), 'progress');
    assert.equal(spoken(element), more.busy.download, 'numbers are not announced');

    await press(element, /^\s*Cancel/);

    await until(() => place.isAborted && place.isRemoved, 'the end of the file');
    assert.equal(element.shadowRoot!.activeElement, pressed);
    assert.equal(pressed.getAttribute('aria-disabled'), null);
  });

  it('ends with the element', async () => {
    const place = new Place();
    pickWith(() => Promise.resolve(place));
    const stage = await listStage();
    answerList(stage, null);
    const element = await readyPackage(stage);
    await press(element, CRM);
    await until(() => place.text, 'the first bytes');

    element.remove();

    await until(() => place.isAborted, 'the end of the file');
  });

  it('says that a list is gone before it asks for it', async () => {
    const stage = await listStage();
    const element = await readyPackage(stage);
    answerPackage?.();
    stage.answer(/packages\/pkg_555$/, 200, packageBody({ status: 'EXPIRED' }));

    await press(element, CRM);

    await until(() => shownText(element).includes(more.notDone), 'what has happened');
    assert.equal(part(element, 'pill')!.textContent.trim(), 'Expired');
    assert.isFalse(stage.calls.some((call) => call.includes('customer_list')));
  });

  for (const [status, words] of [
    [404, 'It does not exist'],
    [500, 'The service has a problem'],
  ] as const) {
    it(`tells of a ${status} beside the list`, async () => {
      const stage = await createStage();
      stage.answer(/customer_list$/, status, {});
      const element = await readyPackage(stage);

      await press(element, /^For CRM/);

      await until(() => shownText(element).includes(words), words);
      assert.include(shownText(element), more.failed.download);
    }).timeout(40_000);
  }

  it('says that the disk is full', async () => {
    const place = new Place();
    place.createWritable = () =>
      Promise.resolve(new WritableStream({ write: () => Promise.reject(new DOMException('', 'QuotaExceededError')) }));
    pickWith(() => Promise.resolve(place));
    const element = await readyPackage(await listStage());

    await press(element, CRM);

    await until(() => shownText(element).includes(more.notSaved), 'the reason');
    assert.isTrue(place.isRemoved);
  });

  it('leaves the file to the gateway where there is one, after a look', async () => {
    const stage = await listStage();
    const as = stage.client.as.bind(stage.client);
    stage.client.as = (id) => ({ ...as(id), downloads: '/fd/download/' });
    const element = await readyPackage(stage, undefined, { locale: 'de' });
    const before = stage.calls.length;

    await press(element, SPREADSHEET);
    await until(() => saved.length, 'the link');

    assert.match(saved[0]!.href, /\/fd\/download\/partner-id-acme\/pkg_555\/tc_1\/spreadsheet-semicolon\.csv\?user=/);
    assert.lengthOf(stage.calls, before + 1, 'one look');
    assert.lengthOf(document.querySelectorAll('a'), 0);
  });
});

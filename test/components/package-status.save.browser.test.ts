import { assert } from 'chai';
import { save, type Place } from '../../src/components/package-status/save.ts';
import type { FdProvider } from '../../src/components/provider/provider.ts';
import { packageBody, pause, press, readyPackage } from './package-status.ts';
import { clearStage, createStage, part, until } from './stage.ts';

const ONE = /packages\/pkg_555$/;

describe('a place that was chosen for a customer list', () => {
  const picker = Object.getOwnPropertyDescriptor(globalThis, 'showSaveFilePicker');
  let removed = 0;
  let isChosen: Promise<void> | null = null;

  beforeEach(() => {
    removed = 0;
    isChosen = null;
    const place: Place = {
      createWritable: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
      getFile: async () => new Blob(),
      remove: async () => void removed++,
    };
    Object.defineProperty(globalThis, 'showSaveFilePicker', {
      value: async () => (await isChosen, place),
      configurable: true,
    });
  });
  afterEach(() => {
    if (picker) Object.defineProperty(globalThis, 'showSaveFilePicker', picker);
    else Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
    clearStage();
  });

  it('is left without an empty file where the service refuses the list', async () => {
    const stage = await createStage();
    stage.answer(/customer_list$/, 500, {});
    const element = await readyPackage(stage);

    await press(element, /^For CRM: Family/);

    await until(() => part(element, 'notice'), 'the failure');
    assert.equal(removed, 1);
  });

  it('is left without an empty file where the package has expired meanwhile', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage);
    stage.answer(ONE, 200, packageBody({ status: 'EXPIRED' }));

    await press(element, /^For CRM: Family/);

    await until(() => removed, 'the file to be taken away');
  });

  it('is left without an empty file where the partner is switched while somebody chooses', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage);
    let choose = (): void => undefined;
    isChosen = new Promise((resolve) => (choose = resolve));
    await press(element, /^For CRM: Family/);

    element.closest<FdProvider>('fd-provider')!.partnerId = 'partner-id-beta';
    await until(() => !part(element, 'lists'), 'the other partner');
    choose();

    await until(() => removed, 'the file to be taken away');
  });

  it('that cannot be written to lets go of the list', async () => {
    let isCanceled = false;
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => void (isCanceled = true),
    });
    const place: Place = {
      createWritable: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
      getFile: async () => new Blob(),
    };

    const thrown: unknown = await save(stream, place, 'x.csv', new AbortController().signal).catch((each) => each);

    await pause();
    assert.instanceOf(thrown, DOMException);
    assert.isTrue(isCanceled);
  });
});

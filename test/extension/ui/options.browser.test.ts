import { assert } from 'chai';
import { defineOptions } from '../../../src/extension/ui/define-options.ts';
import type { FdxOptions, OptionsStore } from '../../../src/extension/ui/options.ts';
import { clearStage, until } from '../../components/stage.ts';
import { buttonIn, deep, focused, type, untilButton, visibleText } from './stage.ts';

defineOptions();

const SETTINGS = { environment: 'production', ownApi: '', language: 'auto', theme: 'auto' } as const;
const SITES = [
  { site: 'https://a.example/*', host: 'a.example' },
  { site: 'https://tickets.example/*', host: 'tickets.example' },
];

interface OptionsStage {
  readonly options: FdxOptions;
  /** What was asked of the store, in order. */
  readonly asked: string[];
}

async function stageOptions(store: Partial<OptionsStore> = {}): Promise<OptionsStage> {
  const asked: string[] = [];
  const note =
    <T>(name: string, result: T) =>
    async (...args: unknown[]): Promise<T> => {
      asked.push([name, ...args.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))].join(' '));
      return result;
    };
  document.documentElement.lang = 'en';
  const options = document.createElement('fdx-options');
  options.settings = SETTINGS;
  options.sites = SITES;
  options.store = {
    save: note('save', undefined),
    changeEnvironment: note('change', { ok: true as const }),
    switchOff: note('off', undefined),
    removeEverything: note('remove', undefined),
    ...store,
  };
  document.body.append(options);
  await until(() => deep(options, '[name="environment"]'), 'the page');
  return { options, asked };
}

function choice(options: FdxOptions, name: RegExp): HTMLInputElement {
  const labels = [options, deep(options, 'fdx-environment')!].flatMap((each) => [
    ...each.shadowRoot!.querySelectorAll('label'),
  ]);
  return labels.find(({ textContent }) => name.test(textContent))!.querySelector('input')!;
}

describe('the settings page', () => {
  afterEach(clearStage);

  it('saves language and theme at once, and says so', async () => {
    const { options, asked } = await stageOptions();

    choice(options, /Deutsch/).click();
    await until(() => visibleText(options).includes('Saved.'), 'the word');
    choice(options, /Dark/).click();
    await until(() => asked.length === 2, 'the second change');

    assert.deepEqual(asked, ['save {"language":"de"}', 'save {"theme":"dark"}']);
  });

  it('says when something could not be saved', async () => {
    const { options } = await stageOptions({ save: () => Promise.reject(new Error('full')) });

    choice(options, /Dark/).click();

    await until(() => visibleText(options).includes('This could not be saved. Try again.'), 'the words');
  });

  it('says that a change of the environment signs out before it makes it', async () => {
    const { options, asked } = await stageOptions();

    choice(options, /Staging/).click();
    const button = await untilButton(options, /Change to Staging/);
    assert.include(visibleText(options), 'Changing the environment signs you out.');
    assert.deepEqual(asked, []);
    button.click();
    assert.deepEqual(asked, ['change staging ']);

    options.settings = { ...SETTINGS, environment: 'staging' };
    await until(() => visibleText(options).includes('Environment changed: Staging.'), 'the words');
    await until(() => focused() === choice(options, /Staging/), 'the focus on the choice');
  });

  it('changes nothing when the change is cancelled', async () => {
    const { options, asked } = await stageOptions();
    choice(options, /Staging/).click();

    (await untilButton(options, /Cancel/)).click();

    await until(() => choice(options, /Production/).checked, 'the old choice');
    assert.isFalse(Boolean(buttonIn(options, /Change to/)));
    assert.deepEqual(asked, []);
  });

  for (const { fault, text } of [
    { fault: 'empty', text: 'Enter the address of the API.' },
    { fault: 'not-an-address', text: 'This is not an address.' },
    { fault: 'not-https', text: 'must begin with https://' },
    { fault: 'no-version', text: 'The version is missing' },
  ] as const) {
    it(`words an address that is ${fault} at the field`, async () => {
      const { options } = await stageOptions({ changeEnvironment: async () => ({ ok: false, fault }) });
      choice(options, /Own address/).click();
      const field = await until(() => deep<HTMLInputElement>(options, '#address'), 'the field');
      type(field, 'what somebody typed');

      (await untilButton(options, /Change to Own address/)).click();

      await until(() => deep(options, '#fault')?.textContent?.includes(text), text);
      assert.equal(field.getAttribute('aria-invalid'), 'true');
      assert.include(field.getAttribute('aria-describedby'), 'fault');
      assert.isTrue(focused() === field);
      assert.equal(field.value, 'what somebody typed');
    });
  }

  it('says that nothing was changed where the browser was not given permission', async () => {
    const { options } = await stageOptions({
      changeEnvironment: async () => ({ ok: false, refusedHost: 'api.partner.example' }),
    });
    choice(options, /Own address/).click();

    (await untilButton(options, /Change to Own address/)).click();

    await until(() => visibleText(options).includes('Nothing was changed'), 'the words');
    assert.include(visibleText(options), 'api.partner.example');
  });

  it('switches a site off, and keeps the keyboard at the list', async () => {
    const { options, asked } = await stageOptions();

    (await untilButton(options, /Switch off tickets\.example/)).click();
    options.sites = SITES.slice(0, 1);

    await until(() => focused()?.id === 'sites', 'the focus on the heading');
    assert.deepEqual(asked, ['off https://tickets.example/*']);
    assert.include(visibleText(options), 'tickets.example is off.');
  });

  it('says how to switch a site on where none is', async () => {
    const { options } = await stageOptions();

    options.sites = [];

    await until(() => visibleText(options).includes('No site is on.'), 'the words');
  });

  it('asks before it removes everything', async () => {
    const { options, asked } = await stageOptions();

    buttonIn(options, /Remove everything/)!.click();
    const dialog = deep<HTMLDialogElement>(options, 'dialog')!;
    assert.isTrue(dialog.open);
    assert.match(focused()!.textContent, /Cancel/);
    (focused() as HTMLElement).click();
    assert.isFalse(dialog.open);
    assert.deepEqual(asked, []);

    buttonIn(options, /Remove everything/)!.click();
    [...dialog.querySelectorAll('button')].at(-1)!.click();

    await until(() => visibleText(options).includes('Everything was removed.'), 'the words');
    assert.deepEqual(asked, ['remove']);
  });
});

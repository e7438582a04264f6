import { assert } from 'chai';
import type { FdSignIn } from '../../src/components/sign-in/sign-in.ts';
import { button, shownText } from '../components/stage.ts';
import { en } from '../components/words.ts';
import { createScene, guardEachTest, seenText, until, type Scene } from './scene.ts';
import { cases, type Case } from './table.ts';

guardEachTest();

describe('<fd-sign-in>, whatever goes wrong', () => {
  const field = (element: FdSignIn, name: string) =>
    element.shadowRoot!.querySelector<HTMLInputElement>(`input[name="${name}"]`);

  function send(element: FdSignIn, fields: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(fields)) field(element, name)!.value = value;
    element.shadowRoot!.querySelector('form')!.requestSubmit();
  }

  /** The form waits for people again, or somebody is signed in. */
  async function answered(scene: Scene, element: FdSignIn): Promise<void> {
    let still = 0;
    const isStill = (): boolean =>
      !scene.inFlight() && !shownText(element).includes(en.form.busy) && !seenText(element).includes(en.loading);
    await until(() => (still = isStill() ? still + 1 : 0) > 3, 'an answer');
    await element.updateComplete;
  }

  async function showForm(scene: Scene): Promise<FdSignIn> {
    const element = scene.show('<fd-sign-in mode="form"></fd-sign-in>').querySelector('fd-sign-in')!;
    await until(() => element.shadowRoot && field(element, 'username'), 'the form');
    return element;
  }

  /** Goes on as the form offers it until somebody is signed in. */
  async function signIn(scene: Scene, element: FdSignIn, username: string): Promise<void> {
    for (let step = 0; step < 6 && !element.matches(':state(ready)'); step++) {
      if (field(element, 'code')) {
        const before = seenText(element);
        send(element, { code: '123456' });
        await answered(scene, element);
        // A challenge that has been spoilt takes no code: there is the way back.
        if (field(element, 'code') && seenText(element) !== before) button(element, /Start again/)!.click();
      } else if (field(element, 'username')) send(element, { username, password: 'sandbox' });
      else button(element, /Start again/)!.click();
      await answered(scene, element);
    }
    await until(() => element.matches(':state(ready)'), 'somebody signed in');
  }

  /** Failed or not: there are words, and something to press. */
  function assertGoesOn(element: FdSignIn, { code }: Case): void {
    assertAliveForm(element);
    const fault = element.shadowRoot!.querySelector('#fault');
    const isWorded = [...Object.values(en.errors), ...Object.values(en.reasons)].includes(fault?.textContent ?? '');
    if (code !== null && code !== 'either') assert.isTrue(isWorded, seenText(element));
    if (fault) assert.isTrue(isWorded, fault.textContent);
  }

  function assertAliveForm(element: FdSignIn): void {
    assert.isNotEmpty(seenText(element));
    assert.notMatch(seenText(element), /undefined|NaN|\bnull\b|\[object/);
    assert.exists(element.shadowRoot!.querySelector('button:not(:disabled)'), seenText(element));
  }

  for (const each of cases) {
    for (const user of ['ben', 'anna']) {
      it(`has words and a way on for ${user}, and recovers: POST /auth=${each.fault}`, async () => {
        const scene = await createScene(each, { user: null });
        const element = await showForm(scene);
        scene.spoil('POST /auth');

        send(element, { username: `${user}@acme.example`, password: 'sandbox' });
        await answered(scene, element);

        assertGoesOn(element, each);
        scene.mend();
        await signIn(scene, element, `${user}@acme.example`);
      });
    }

    it(`has words and a way on at the code, and recovers: PUT /auth/challenge/mfa-token=${each.fault}`, async () => {
      const scene = await createScene(each, { user: null });
      const element = await showForm(scene);
      send(element, { username: 'anna@acme.example', password: 'sandbox' });
      await until(() => field(element, 'code'), 'the code');
      await answered(scene, element);
      scene.spoil('PUT /auth/challenge/mfa-token');

      send(element, { code: '123456' });
      await answered(scene, element);

      assertGoesOn(element, each);
      scene.mend();
      await signIn(scene, element, 'anna@acme.example');
    });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BROWSERS, Model } from './model.ts';
import { oldCookies, signIn, state, type Step } from './steps.ts';
import { World } from './world.ts';

export interface CheckOptions {
  readonly numRuns: number;
  readonly maxCommands: number;
}

let runs = 0;

/** Runs sequences of steps over one world; a failed one is printed with fast-check's seed and path. */
export async function check(steps: fc.Arbitrary<Step>, { numRuns, maxCommands }: CheckOptions): Promise<void> {
  const world = await World.open();
  let calls = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.commands([steps], { maxCommands, size: 'max' }), async (commands) => {
        await world.reset();
        const model = new Model(++runs);
        for (const { name, groups, mfa } of model.users) world.api.users.set(name, { groups, mfa, isRefused: false });
        await signIn(model, world, 0, 0, 0);
        await signIn(model, world, 1, 1, 2);
        await fc.asyncModelRun(() => ({ model, real: world }), commands);
        // Whoever is signed in still is, and whoever is not never will be again.
        for (const browser of BROWSERS) await state(model, world, browser % 2, browser);
        await oldCookies(model, world);
        calls += world.api.calls;
        world.api.calls = 0;
      }),
      { numRuns },
    );
    assert.ok(calls > numRuns / 2, 'many of the reads really went through');
  } finally {
    await world.close();
  }
}

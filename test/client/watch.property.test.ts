import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { watch } from '../../src/client/watch.ts';
import { RateLimitedError } from '../../src/model/errors/rate-limited.ts';
import { NotFoundError } from '../../src/model/errors/not-found.ts';
import { ServerError } from '../../src/model/errors/server.ts';
import { settle } from './page-commands.ts';
import { FakeAttention, VirtualTimers, WatchModel, type Seen } from './watch-stand.ts';

const what = 'read package pkg_555';
const failureOf = (seen: Exclude<Seen, string>): Error => {
  if (!seen.retryable) return new NotFoundError({ what });
  if (seen.retryAfterMs !== undefined) return new RateLimitedError({ what, retryAfterMs: seen.retryAfterMs });
  return new ServerError({ what });
};

const seen = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Seen>('changing', 'unknown', 'seldom') },
  { weight: 3, arbitrary: fc.constant<Seen>({ retryable: true }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(0, 500, 7_000, 45_000, 3_600_000)
      .map((retryAfterMs): Seen => ({ retryable: true, retryAfterMs })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Seen>('settled', { retryable: false }) },
);

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('answer' as const), seen }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 200, 999, 1_000, 5_000, 24_000, 25_000, 61_000, 1_800_000),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      to: fc.constantFrom({ isHidden: true }, { isHidden: false }, { isOffline: true }, { isOffline: false }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      ms: fc.constantFrom(-86_400_000, -3_000, 3_000, 3_600_000, 86_400_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const) }) },
);

/** A watch of something whose looks are answered by hand, and the model beside it. */
class Stand {
  readonly timers = new VirtualTimers();
  readonly attention = new FakeAttention();
  readonly controller = new AbortController();
  readonly model = new WatchModel(this.timers, this.attention);
  jumpMs = 0;
  #answer: ((seen: Seen) => void) | null = null;

  start(): void {
    watch({
      signal: this.controller.signal,
      attention: this.attention,
      now: () => 1_000_000 + this.timers.now + this.jumpMs,
      look: () => {
        this.model.begins();
        return new Promise((resolve, reject) => {
          this.#answer = (result) => (typeof result === 'string' ? resolve(result) : reject(failureOf(result)));
        });
      },
    });
  }

  async answer(result: Seen): Promise<void> {
    const answer = this.#answer;
    this.#answer = null;
    if (!answer) return;
    if (this.controller.signal.aborted) this.model.isLooking = false;
    else this.model.ends(result);
    answer(result);
    await settle(1);
  }

  async pass(ms: number): Promise<void> {
    await this.timers.pass(ms, () => settle(1));
    this.model.check();
  }

  change(to: Partial<Pick<FakeAttention, 'isHidden' | 'isOffline'>>): void {
    Object.assign(this.attention, to);
    this.model.came();
    this.attention.change({});
  }

  abort(): void {
    this.model.end();
    this.controller.abort();
  }

  jump(ms: number): void {
    this.jumpMs += ms;
    this.model.hasJumped = true;
    // What is due already stays due, as far as timers go.
  }

  /** Whoever comes back in the end sees what is current within a second, or the end of a wait that was asked for. */
  async end(): Promise<void> {
    await this.answer('changing');
    this.abort();
    await this.pass(3_600_000);
    this.model.checkLeft(this.controller.signal);
  }
}

async function withStand(run: (stand: Stand) => Promise<void>): Promise<void> {
  const stand = new Stand();
  stand.timers.take();
  try {
    await run(stand);
  } finally {
    stand.timers.giveBack();
  }
}

describe('a watch, whatever the order of answers, failures, hiding, going offline, jumps of the clock and its end', () => {
  it('looks when it is due and at no other time, one look at once, and leaves nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 40, size: 'max' }), (isHidden, steps) =>
        withStand(async (stand) => {
          const { model } = stand;
          stand.attention.isHidden = isHidden;
          model.came();
          stand.start();
          for (const each of steps) {
            if (each.do === 'answer') await stand.answer(each.seen);
            else if (each.do === 'pass') await stand.pass(each.ms);
            else if (each.do === 'change') stand.change(each.to);
            else if (each.do === 'jump') stand.jump(each.ms);
            else stand.abort();
            if (model.isEnded && !model.isLooking) model.checkLeft(stand.controller.signal);
          }
          await stand.end();
          assert.deepEqual(model.faults, []);
        }),
      ),
      { numRuns: 3_000 },
    );
  });

  it('looks after 5 s for half a minute, then after 25 s, and after a minute from half an hour on', async () => {
    await withStand(async (stand) => {
      stand.start();
      for (let second = 0; second < 1_930; second++) {
        await stand.pass(1_000);
        await stand.answer('changing');
      }
      const seconds = stand.model.looks.map((ms) => ms / 1_000);

      assert.deepEqual(seconds.slice(0, 10), [0, 5, 10, 15, 20, 25, 30, 55, 80, 105]);
      assert.deepEqual(seconds.slice(-4), [1_780, 1_805, 1_865, 1_925]);
      assert.equal(seconds.filter((second) => second < 600).length, 29);
      await stand.end();
      assert.deepEqual(stand.model.faults, []);
    });
  });

  it('is in no hurry where the status is not known', async () => {
    await withStand(async (stand) => {
      stand.start();
      for (let second = 0; second < 60; second++) {
        await stand.pass(1_000);
        await stand.answer('unknown');
      }

      assert.deepEqual(stand.model.looks, [0, 25_000, 50_000]);
      await stand.end();
    });
  });

  it('looks once a minute at what seldom changes, and no oftener than after 25 s whoever comes and goes', async () => {
    await withStand(async (stand) => {
      stand.start();
      for (let second = 0; second < 150; second++) {
        await stand.pass(1_000);
        await stand.answer('seldom');
      }
      assert.deepEqual(stand.model.looks, [0, 60_000, 120_000]);

      for (let second = 0; second < 30; second++) {
        stand.change({ isHidden: true });
        stand.change({ isHidden: false });
        await stand.pass(1_000);
        await stand.answer('seldom');
      }
      assert.deepEqual(stand.model.looks.slice(3), [150_000, 175_000]);
      await stand.end();
      assert.deepEqual(stand.model.faults, []);
    });
  });

  it('begins not at all where it is over already', async () => {
    await withStand(async ({ timers, attention, controller }) => {
      const look = (): Promise<never> => assert.fail('a look');
      watch({ signal: controller.signal, attention, look, seen: 'settled' });
      controller.abort();
      watch({ signal: controller.signal, attention, look });

      await timers.pass(60_000, () => settle(1));
      assert.deepEqual([timers.count, attention.listeners.size], [0, 0]);
    });
  });
});

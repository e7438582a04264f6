import { minuteMs } from '../clock.ts';
import { demoMfaCode, wantsCode, type DemoUser } from '../data/users.ts';
import { opaqueText, randomFor } from '../random.ts';

/** Assumption: a challenge stays open for three minutes, Cognito's default. */
const challengeMs = 3 * minuteMs;

/** Assumption: the third wrong code ends the challenge. */
const maxAttempts = 3;

export interface DeviceKeys {
  readonly DeviceKey: string;
  readonly DeviceGroupKey: string;
}

export type ChallengeOutcome =
  { readonly state: 'passed'; readonly user: DemoUser } | { readonly state: 'wrong-code' } | { readonly state: 'over' };

/** Challenges that wait for their answer, and devices that need none any more. */
export interface ChallengeStore {
  /** Opens a challenge and gives its session, which is opaque to everyone else. */
  open(user: DemoUser): string;
  answer(session: string, username: string, code: string): ChallengeOutcome;
  remember(user: DemoUser): DeviceKeys;
  knowsDevice(user: DemoUser, deviceKey: unknown, deviceGroupKey: unknown): boolean;
}

export function createChallengeStore(seed: number, now: () => number): ChallengeStore {
  const open = new Map<string, { user: DemoUser; untilMs: number; attempts: number }>();
  const devices = new Map<string, DemoUser>();
  let opened = 0;

  const deviceId = (key: unknown, groupKey: unknown) => JSON.stringify([key, groupKey]);

  return {
    open(user) {
      const session = opaqueText(randomFor(seed, 'challenge', (opened += 1)), 128);
      open.set(session, { user, untilMs: now() + challengeMs, attempts: 0 });
      return session;
    },
    answer(session, username, code) {
      const challenge = open.get(session);
      if (!challenge || challenge.user.email !== username || now() >= challenge.untilMs) return { state: 'over' };
      if (code === demoMfaCode && wantsCode(challenge.user.challenge)) {
        open.delete(session);
        return { state: 'passed', user: challenge.user };
      }
      challenge.attempts += 1;
      if (challenge.attempts >= maxAttempts) open.delete(session);
      return { state: 'wrong-code' };
    },
    remember(user) {
      const random = randomFor(seed, 'device', user.email, devices.size);
      const keys = { DeviceKey: `eu-central-1_${opaqueText(random, 24)}`, DeviceGroupKey: `-${opaqueText(random, 8)}` };
      devices.set(deviceId(keys.DeviceKey, keys.DeviceGroupKey), user);
      return keys;
    },
    knowsDevice: (user, key, groupKey) => devices.get(deviceId(key, groupKey)) === user,
  };
}

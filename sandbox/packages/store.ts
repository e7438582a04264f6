import { buildMinutes, failureOneIn, firstDefaults, mergedTitle } from '../assumptions/packages.ts';
import { dayMs, minuteMs } from '../clock.ts';
import type { EventRecord } from '../data/event-record.ts';
import type { Ledger, Ledgers } from '../data/ledger.ts';
import type { World } from '../data/world.ts';
import { opaqueText, randomFor } from '../random.ts';
import type { Runs } from '../runs.ts';
import type { Timeline } from '../timeline.ts';
import { createBuild, mergedBuild } from './build.ts';
import { evaluationAt, type EvaluationRow } from './evaluation.ts';
import { isCalled, type BackhaulDefaults, type BackhaulSettings, type PackageRecord } from './package-record.ts';
import type { Payload } from './payload.ts';
import { seedsOf, type PackageSeed } from './seeds.ts';
import { isBuilt, statusAt, type PackageStatus } from './status.ts';

/** The packages of one partner. */
export interface PartnerPackages {
  /** Newest first. */
  readonly list: () => readonly PackageRecord[];
  readonly find: (id: string) => PackageRecord | undefined;
  readonly status: (record: PackageRecord) => PackageStatus;
  readonly eventsOf: (record: PackageRecord) => readonly EventRecord[];
  readonly ledger: () => Ledger;
  /** @param payload whose events are all the partner's */
  readonly create: (payload: Payload) => PackageRecord;
  /** Builds it anew, with the customers and purchases of today. */
  readonly regenerate: (record: PackageRecord) => PackageRecord;
  /** Makes a new package of those that are done. */
  readonly merge: (records: readonly PackageRecord[]) => PackageRecord;
  readonly settings: (record: PackageRecord) => BackhaulSettings;
  readonly save: (record: PackageRecord, settings: BackhaulSettings) => void;
  readonly evaluation: (record: PackageRecord) => readonly EvaluationRow[];
  /** What new packages are evaluated by. */
  defaults: BackhaulDefaults;
}

export type PackageStore = (partnerId: string) => PartnerPackages;

export interface PackageStoreOptions {
  readonly world: World;
  readonly ledgers: Ledgers;
  readonly runs: Runs;
  readonly timeline: Timeline;
  readonly startMs: number;
  readonly now: () => number;
}

/** All packages. A partner's are made when it is first asked for them. */
export function createPackageStore(options: PackageStoreOptions): PackageStore {
  const made = new Map<string, PartnerPackages>();
  return (partnerId) => {
    const known = made.get(partnerId);
    if (known) return known;
    const fresh = createPartnerPackages(partnerId, options);
    made.set(partnerId, fresh);
    return fresh;
  };
}

function createPartnerPackages(partnerId: string, options: PackageStoreOptions): PartnerPackages {
  const { world, ledgers, runs, timeline, startMs, now } = options;
  const ledger = () => ledgers(partnerId);
  const nowV = () => timeline.virtualAt(now());
  const eventsFor = ({ event_ids: ids }: Payload) =>
    ids.map((id) => world.event(partnerId, String(id))).filter((event) => event !== undefined);
  let builds = 0;

  /** Assumption: the first three builds of a partner do not fail by chance, so that a demonstration works. */
  function fate(payload: Payload) {
    builds += 1;
    const random = randomFor(world.seed, 'build', partnerId, builds);
    const { from, to } = buildMinutes;
    const buildMs = (from + random() * (to - from)) * minuteMs;
    const isUnlucky = builds > 3 && random() < 1 / failureOneIn;
    return { buildMs, fails: isUnlucky || eventsFor(payload).every((event) => runs.newest(event).tcRunId === null) };
  }

  function built(payload: Payload, doneV: number, listRows?: number) {
    const doneMs = timeline.clockAt(doneV);
    const rows = listRows === undefined ? {} : { listRows };
    return createBuild({
      payload,
      events: eventsFor(payload),
      runOf: runs.newest,
      ledger,
      seed: world.seed,
      doneMs,
      ...rows,
    });
  }

  function newId(): string | number {
    if (/^fd\d+$/.test(partnerId)) return 9_001 + records.length;
    return `pkg_${opaqueText(randomFor(world.seed, 'package', partnerId, records.length), 8).toLowerCase()}`;
  }

  function seeded(seed: PackageSeed): PackageRecord {
    const createdMs = startMs - seed.createdBefore;
    const doneV = createdMs + seed.buildMs;
    const defaults = { ...firstDefaults, email_sent_date: null };
    const saves = [{ atV: createdMs, settings: defaults as BackhaulSettings }];
    if (seed.saved) {
      const { before, sentDaysBefore, model: backhaul_evaluation_model } = seed.saved;
      const email_sent_date = new Date(startMs - sentDaysBefore * dayMs).toISOString().slice(0, 10);
      saves.push({ atV: startMs - before, settings: { ...defaults, backhaul_evaluation_model, email_sent_date } });
    }
    return {
      id: seed.id,
      partnerId,
      payload: seed.payload,
      mergeId: null,
      createdMs,
      createdV: createdMs,
      doneV,
      fails: seed.fails === true,
      build: built(seed.payload, doneV, seed.listRows),
      saves,
      fixedStatus: seed.fixedStatus ?? null,
    };
  }

  const records: PackageRecord[] = seedsOf(partnerId).map(seeded);

  function add(payload: Payload, sources: readonly PackageRecord[] = []): PackageRecord {
    const { buildMs, fails } = fate(payload);
    const createdV = nowV();
    const doneV = createdV + buildMs;
    const builds = sources.map(({ build }) => build);
    const record: PackageRecord = {
      id: newId(),
      partnerId,
      payload,
      mergeId: null,
      createdMs: now(),
      createdV,
      doneV,
      fails,
      build: builds.length ? mergedBuild(builds, () => ledger().customers.count) : built(payload, doneV),
      saves: [{ atV: createdV, settings: { ...partner.defaults, email_sent_date: null } }],
      fixedStatus: null,
    };
    records.push(record);
    return record;
  }

  const status = (record: PackageRecord) => statusAt(record, nowV());

  const partner: PartnerPackages = {
    list: () => records.toReversed().sort((one, other) => other.createdMs - one.createdMs),
    find: (id) => records.find((record) => isCalled(record, id)),
    status,
    eventsOf: ({ payload }) => eventsFor(payload),
    ledger,
    create: (payload) => add(payload),
    regenerate(record) {
      const { buildMs, fails } = fate(record.payload);
      const createdV = nowV();
      const doneV = createdV + buildMs;
      return Object.assign(record, {
        createdMs: now(),
        createdV,
        doneV,
        fails,
        build: built(record.payload, doneV),
      });
    },
    merge(sources) {
      const payloads = sources.map(({ payload }) => payload);
      const [first] = payloads as [Payload];
      const eventIds = new Map(payloads.flatMap((each) => each.event_ids).map((id) => [String(id), id]));
      const clusters = new Set(sources.flatMap(({ build }) => build.clusters).map(({ tc }) => tc));
      const package_title = mergedTitle(payloads.map((each) => each.package_title));
      const event_ids = [...eventIds.values()];
      const merged = add({ ...first, num_packages: clusters.size, event_ids, package_title }, sources);
      for (const source of sources) source.mergeId = merged.id;
      return merged;
    },
    settings: ({ saves }) => saves.at(-1)!.settings,
    save: ({ saves }, settings) => void saves.push({ atV: nowV(), settings }),
    evaluation(record) {
      if (!isBuilt(status(record))) return [];
      const events = eventsFor(record.payload);
      return evaluationAt(record, nowV(), {
        timeline,
        ledger: ledger(),
        events,
        siblings: (event) => world.siblings(event),
      });
    },
    defaults: firstDefaults,
  };
  return partner;
}

import { Hono, type Context } from 'hono';
import { invalidRequest } from '../assumptions.ts';
import { clusterUnknown, listsMissing, packageUnknown, statusForbids } from '../assumptions/packages.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { Query } from '../http/query.ts';
import type { PackageRecord } from '../packages/package-record.ts';
import { payloadOf } from '../packages/payload.ts';
import { isBuilt } from '../packages/status.ts';
import type { PartnerPackages } from '../packages/store.ts';
import { csvOf } from './csv.ts';
import { isoInstant } from './event-body.ts';
import { assertNoBody, bodyFields } from './own.ts';

/** The partner's own package. Another partner's does not exist for it. */
export function ownPackage(c: Context<PartnerEnv>, { packages }: Backend): PackageRecord {
  const record = packages(c.var.partner.partnerId).find(c.req.param('id') ?? '');
  if (!record) throw packageUnknown();
  return record;
}

/** Audience packages (product documents, packages; API docs, package builder). */
export function packageRoutes(backend: Backend): PartnerApp {
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();
  const packagesOf = (c: Context<PartnerEnv>) => backend.packages(c.var.partner.partnerId);

  // Assumption: newest first; the documents name no sort.
  app.get('/package_builder/packages/', guard, (c) => {
    const packages = packagesOf(c);
    return c.json(packages.list().map((record) => rowOf(record, packages, backend)));
  });

  app.post('/package_builder/packages', guard, async (c) => {
    const payload = payloadOf(await bodyFields(c));
    const { partnerId } = c.var.partner;
    if (payload.event_ids.some((id) => !backend.world.event(partnerId, String(id)))) {
      throw invalidRequest('UNKNOWN_EVENT', 'event_ids');
    }
    const packages = packagesOf(c);
    return c.json(packageBody(packages.create(payload), packages, backend));
  });

  app.post('/package_builder/packages/merge', guard, async (c) => {
    await assertNoBody(c);
    const ids = new Set(new Query(c.req.url).list('packages_ids') ?? []);
    if (ids.size < 2) throw invalidRequest('AT_LEAST_TWO', 'packages_ids');
    const packages = packagesOf(c);
    const records = [...ids].map((id) => packages.find(id)).filter((record) => record !== undefined);
    if (records.length < ids.size) throw packageUnknown();
    if (records.some((record) => packages.status(record) !== 'DONE')) throw statusForbids('NOT_DONE');
    return c.json(packageBody(packages.merge(records), packages, backend));
  });

  app.get('/package_builder/packages/:id', guard, (c) =>
    c.json(packageBody(ownPackage(c, backend), packagesOf(c), backend)),
  );

  app.post('/package_builder/packages/:id/regenerate', guard, (c) => {
    const packages = packagesOf(c);
    const record = ownPackage(c, backend);
    if (packages.status(record) !== 'EXPIRED') throw statusForbids('NOT_EXPIRED');
    return c.json(packageBody(packages.regenerate(record), packages, backend));
  });

  app.get('/package_builder/packages/:id/:tc/customer_list', guard, (c) => {
    const packages = packagesOf(c);
    const record = ownPackage(c, backend);
    const status = packages.status(record);
    if (status !== 'DONE') throw listsMissing(status === 'EXPIRED');
    const place = record.build.clusters.findIndex(({ tc }) => tc === c.req.param('tc'));
    const list = record.build.lists()[place];
    if (!list) throw clusterUnknown();
    return c.body(csvOf(packages.ledger().customers, list), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${record.id}_${record.build.clusters[place]?.tc}.csv"`,
    });
  });

  return app;
}

/** One package as the list has it (API docs, package builder). */
function rowOf(record: PackageRecord, packages: PartnerPackages, { edits }: Backend) {
  return {
    id: record.id,
    title: record.payload.package_title,
    status: packages.status(record),
    merge_id: record.mergeId,
    created_at: isoInstant(record.createdMs),
    events: packages.eventsOf(record).map((event) => ({ id: event.id, title: edits.details(event).title })),
    targeting_mode: record.payload.targeting_mode,
  };
}

/**
 * Assumption: one package is the list's row, the payload that it was made from, its run, and a row for each cluster
 * once it was built. Expired ones keep those rows.
 */
function packageBody(record: PackageRecord, packages: PartnerPackages, backend: Backend) {
  const row = rowOf(record, packages, backend);
  const { clusters, tcRunId, lists } = record.build;
  const sizes = isBuilt(row.status) ? lists().map((list) => list.size) : null;
  return {
    ...row,
    tc_run_id: tcRunId,
    content: sizes ? clusters.map(({ tc, label }, place) => ({ tc, label, customers: sizes[place] })) : [],
    ...record.payload,
  };
}

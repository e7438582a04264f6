/** Which of the three bases a route belongs to. */
export type Base = 'api' | 'media' | 'cr';

export interface Route {
  readonly method: string;
  /** Path under the base, parameters in braces: `/events/{eid}`. */
  readonly pattern: string;
  readonly base: Base;
  /** Whether the call is made as one partner; only the status page is not. */
  readonly needsPartner: boolean;
  /** Whether it takes a file, so that a larger body is expected. */
  readonly takesFile: boolean;
  /** Whether it answers a list of any length, which somebody writes to a disk over a line of any speed. */
  readonly givesList: boolean;
}

export interface RouteMatch {
  readonly route: Route;
  /** Path under the base, exactly as it was encoded. */
  readonly path: string;
  /** Decoded values by the parameter's name. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Every call that a partner may make. What the API keeps for platform administrators, what is not published and what
 * belongs to data pipelines is not here, and neither is `/auth…`: tokens are the relay's own business.
 * Source: API docs, one line an endpoint; trailing slashes are exact.
 */
const API_ROUTES = `
  GET /partners/
  GET /permissions
  GET /partners/{partner_id}/backhaul_attribution_details
  POST /partners/{partner_id}/backhaul_attribution_details
  PUT /partners/attribution_model
  GET /events/
  GET /events
  GET /events/statistics
  GET /events/flagged/
  GET /events/venues
  GET /events/{eid}
  PUT /events/{eid}/setup_frontend_status
  GET /events/{eid}/statistics
  GET /events/{eid}/benchmark
  GET /events/{eid}/sales-graph
  GET /events/{eid}/lookout_prediction_benchmark
  GET /events/{eid}/lookout_prediction
  GET /events/{eid}/tickets
  GET /events/{eid}/series
  POST /events/{eid}/series
  GET /events/{eid}/clusters
  GET /events/{eid}/campaigns
  GET /events/{eid}/attribution_model
  PUT /events/{eid}/attribution_model
  PUT /events/{eid}/client_campaign_status
  GET /events/{eid}/client_campaign_status/task
  PUT /events/{eid}/campaign_optimisation_status
  PUT /events/{eid}/reset_campaigns_setup
  GET /events/{eid}/suggested_tcs
  GET /events/{eid}/campaigns_expected_value
  GET /events/{eid}/default_campaigns_parameters
  GET /events/{eid}/budget_min_max
  GET /tasks/{task_id}
  GET /daily_revenue_summary/
  GET /daily_revenue_summary/sales_edit_export
  POST /daily_revenue_summary/sales_edit_export file
  POST /ingest/transaction_summary
  POST /ingest/transaction_summary/from_excel file
  GET /setup_processes/call_to_action/
  GET /setup_processes/event_types
  GET /setup_processes/{eid}
  POST /setup_processes/{eid}
  PUT /setup_processes/{eid}
  DELETE /setup_processes/{eid}
  POST /setup_processes/{eid}/boost
  POST /campaigns_setup
  POST /campaigns/
  POST /campaigns/new_runtime_budget
  GET /campaigns/statistics
  PUT /campaigns/{eid}/{tc}/{tc_run_id}/creative
  PUT /campaigns/{eid}/{tc}/{tc_run_id}/target_audience
  PUT /campaigns/{partner_id}/{eid}/{tc}/{tc_run_id}/target_audience
  PUT /campaigns/{eid}/{tc}/{tc_run_id}/ignore
  GET /campaign_results/
  POST /campaign_results/
  DELETE /campaign_results/
  GET /integrations/facebook/events/{eid}/campaign_results
  GET /integrations/facebook/events/{eid}/fb_insights
  GET /integrations/connect/facebook/status
  GET /meta/authorization/status
  GET /package_builder/packages/
  POST /package_builder/packages
  POST /package_builder/packages/merge
  GET /package_builder/packages/{id}
  POST /package_builder/packages/{id}/regenerate
  GET /package_builder/packages/{id}/backhaul_evaluation_details
  PUT /package_builder/packages/{id}/backhaul_evaluation_details
  GET /package_builder/packages/{id}/backhaul_evaluation
  GET /package_builder/packages/{id}/{tc}/customer_list list
  GET /nlq/ids_from_nl_description
  GET /messages/partner/
  PUT /messages/{id}/markasread
  GET /messages/totalunread
  POST /storage/multipart-upload
  PUT /storage/multipart-upload
  POST /storage/presigned-url
`;

const CR_ROUTES = `
  GET /events/{eid}
  PUT /events/{eid}
  POST /events/
  POST /events/bulk_upload file
  PUT /events/last_updated_on_fe/{eid}
`;

export const routes: readonly Route[] = [
  { method: 'GET', pattern: '/status/', base: 'api', needsPartner: false, takesFile: false, givesList: false },
  ...listed(API_ROUTES, 'api'),
  { method: 'POST', pattern: '/media', base: 'media', needsPartner: true, takesFile: true, givesList: false },
  ...listed(CR_ROUTES, 'cr'),
];

/** Where each base is mounted below the relay, longest first, so that `/api/media` is never read as a version. */
const MOUNTS: readonly (readonly [prefix: string, base: Base])[] = [
  ['/api/v3', 'api'],
  ['/api', 'media'],
  ['/cr', 'cr'],
];

/** What RFC 3986 lets a path segment hold unencoded, and well-formed percent encodings. */
const SEGMENT = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+$/;

const CONTROL = /\p{Cc}/u;

/** Nobody encodes a name more often than this and means well. */
const MAX_DECODED = 4;

/**
 * The route of a call, or `null` where none is listed. The path is the raw one below the mount: `/api/v3/events/`.
 * `HEAD` is allowed where `GET` is.
 */
export function findRoute(method: string, path: string): RouteMatch | null {
  const mount = MOUNTS.find(([prefix]) => path.startsWith(`${prefix}/`));
  if (!mount) return null;
  const [prefix, base] = mount;
  const under = path.slice(prefix.length);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const segments = under.split('/');
  for (const route of routes) {
    if (route.base !== base || route.method !== wanted) continue;
    const params = paramsOf(route.pattern.split('/'), segments);
    if (params) return { route, path: under, params };
  }
  return null;
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (!expected.startsWith('{')) {
      if (segment !== expected) return null;
      continue;
    }
    const value = segmentValue(segment);
    if (value === null) return null;
    params[expected.slice(1, -1)] = value;
  }
  return params;
}

/**
 * The decoded value of one parameter, or `null` if it could be read as another path: as it is, decoded
 * again, or by a server that takes full-width characters for their plain ones. A `%` of its own (`10 %`) is fine.
 */
export function segmentValue(segment: string): string | null {
  if (!SEGMENT.test(segment)) return null;
  let value: string;
  try {
    value = decodeURIComponent(segment);
  } catch {
    return null;
  }
  let plain = value.normalize('NFKC');
  for (let times = 0; times < MAX_DECODED; times++) {
    if (/[/\\]|^\.{1,2}(?:;|$)/.test(plain) || CONTROL.test(plain)) return null;
    const decoded = plain.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    if (decoded === plain) return value;
    plain = decoded;
  }
  return null;
}

function listed(text: string, base: Base): Route[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [method = '', pattern = '', kind] = line.trim().split(' ');
      return { method, pattern, base, needsPartner: true, takesFile: kind === 'file', givesList: kind === 'list' };
    });
}

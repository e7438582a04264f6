import { fullPath as full, namedPath, type ListedRoute, routeAt } from '../http/listed-routes.ts';
import type { ActiveFault, FaultRule } from './rule.ts';
import { parseFault, specOf } from './spec.ts';

/** The faults of one sandbox. */
export interface Faults {
  /**
   * Adds a rule, typed or as `--faults` takes it (`GET /events/{eid}=delay:2000*3`), and gives its id. Where several
   * rules fit a request, the oldest one spoils its answer.
   *
   * @throws RangeError that names what is wrong with it
   */
  add(rule: FaultRule | string): string;
  /** Whether there was such a rule. */
  remove(id: string): boolean;
  clear(): void;
  /** Oldest first. */
  readonly list: readonly ActiveFault[];
}

export interface FaultBook extends Faults {
  /** The rule that spoils the answer to this request, counted down; undefined where none does. */
  take(method: string, path: string): FaultRule | undefined;
}

interface Entry {
  readonly id: string;
  readonly rule: FaultRule;
  remaining: number;
}

/** @param routes what there is to spoil, asked for when it is needed */
export function createFaultBook(routes: () => readonly ListedRoute[]): FaultBook {
  let entries: Entry[] = [];
  let added = 0;

  return {
    add(given) {
      // A typed rule is read back from its text: what a type cannot say (a status, a count) is checked in one place.
      const rule = parseFault(typeof given === 'string' ? given : specOf(given));
      assertRoute(rule, routes());
      const id = String((added += 1));
      entries.push({ id, rule, remaining: rule.count ?? Infinity });
      return id;
    },
    remove(id) {
      const before = entries.length;
      entries = entries.filter((each) => each.id !== id);
      return entries.length < before;
    },
    clear: () => void (entries = []),
    get list() {
      return entries.map(({ id, rule, remaining: left }) => {
        const remaining = Number.isFinite(left) ? left : null;
        return { id, rule, spec: specOf(remaining === null ? rule : { ...rule, count: remaining }), remaining };
      });
    },
    take(method, path) {
      const verb = method === 'HEAD' ? 'GET' : method;
      const route = routeAt(routes(), verb, path)?.path;
      const entry = entries.find(
        ({ rule }) =>
          (!rule.method || rule.method === '*' || rule.method === verb) &&
          (rule.path === '*' || full(rule.path) === route || full(rule.path) === path),
      );
      if (!entry) return undefined;
      entry.remaining -= 1;
      if (entry.remaining <= 0) entries = entries.filter((each) => each !== entry);
      return entry.rule;
    },
  };
}

function assertRoute({ method = '*', path }: FaultRule, routes: readonly ListedRoute[]): void {
  if (path === '*') return;
  const wanted = full(path);
  const fits = (verb: string) =>
    routes.some((route) => route.method === verb && (route.path === wanted || routeAt([route], verb, wanted)));
  const known = [...new Set(routes.map((route) => route.method))].filter(fits);
  if (!known.length) {
    const list = routes.map((route) => `  ${route.method} ${namedPath(route.path)}`).join('\n');
    throw new RangeError(`The sandbox has no route ${path}; trailing slashes count. Routes:\n${list}`);
  }
  if (method !== '*' && !known.includes(method)) {
    throw new RangeError(`The sandbox has no route ${method} ${path}, but ${known.join(', ')} ${path}.`);
  }
}

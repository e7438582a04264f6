import { faultKinds, kinds } from './kinds.ts';
import type { Fault, FaultKind, FaultRule } from './rule.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', '*'] as const;

const form = '[METHOD ]PATH=KIND[:PARAMETER][*COUNT], as in GET /events/{eid}=delay:2000*3';

/** A rule in pieces, as a form or a JSON body gives them. */
export interface FaultFields {
  readonly method?: string;
  readonly path: string;
  readonly kind: string;
  /** As in a spec, after the colon. */
  readonly parameter?: string;
  /** A whole number from 1; until it is removed where it is left out or empty. */
  readonly count?: string;
}

/**
 * Reads a rule as people write it: `GET /events/{eid}=delay:2000*3`.
 *
 * @throws RangeError that names what is wrong, and lists the kinds where it is the kind
 */
export function parseFault(spec: string): FaultRule {
  const match = /^\s*(?:([^\s=]+)\s+)?([^\s=]+)\s*=\s*([^:*\s]*)(?::(.*?))?(?:\*([^*"}\]\s]*))?\s*$/s.exec(spec);
  if (!match) throw new RangeError(`"${spec}" is no fault. A fault is written ${form}.`);
  const [, method = '*', path = '', kind = '', parameter = '', count = ''] = match;
  return ruleOf({ method, path, kind, parameter, ...(match[5] !== undefined && { count }) });
}

/** @throws RangeError that names what is wrong */
export function ruleOf({ method = '*', path, kind, parameter = '', count }: FaultFields): FaultRule {
  const verb = methods.find((each) => each === method.toUpperCase());
  if (!verb) throw new RangeError(`"${method}" is no method of a fault. Methods: ${methods.join(', ')}.`);
  if (path !== '*' && !path.startsWith('/')) {
    throw new RangeError(`"${path}" is no path of a fault. It begins with a slash, or is * for all.`);
  }
  if (count !== undefined && !/^[1-9]\d{0,5}$/.test(count)) {
    throw new RangeError(`"${count}" is no count of a fault. It is a whole number from 1 to 999999.`);
  }
  return {
    ...faultOf(kind, parameter),
    ...(verb !== '*' && { method: verb }),
    path,
    ...(count !== undefined && { count: Number(count) }),
  };
}

function faultOf(kind: string, parameter: string): Fault {
  if (!isKind(kind)) throw new RangeError(`There is no fault "${kind}". Kinds:\n${kindLines()}`);
  try {
    return kinds[kind].read(parameter);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new RangeError(`${kind} ${thrown.message}: ${kind}${kinds[kind].parameter}. It was given "${parameter}".`, {
      cause: thrown,
    });
  }
}

function isKind(text: string): text is FaultKind {
  return Object.hasOwn(kinds, text);
}

/** The rule as `parseFault` reads it. */
export function specOf(rule: FaultRule): string {
  const { method = '*', path, kind, count } = rule;
  // Each kind writes its own faults; TypeScript cannot follow that from the table.
  const write = kinds[kind].write as (fault: Fault) => string;
  const parameter = write(rule);
  const where = method === '*' ? path : `${method} ${path}`;
  return `${where}=${kind}${parameter && `:${parameter}`}${count === undefined ? '' : `*${count}`}`;
}

/** One line a kind, for messages and `--help`. */
export function kindLines(indent = '  '): string {
  const width = 45;
  return faultKinds
    .map((kind) => `${indent}${(kind + kinds[kind].parameter).padEnd(width)} ${kinds[kind].does}`)
    .join('\n');
}

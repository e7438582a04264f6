import { pick, shuffled, type Random } from '../random.ts';
import { drifts, type Drift, type Fault, type Json } from './rule.ts';

type Fields = Readonly<Record<string, Json>>;
type Change = (value: Json, name: string | null) => Json;

/** How likely each field is to be hit where nobody has named one. */
const share = 0.4;

/** The answer with the fault in it. The same seed, route and fault give the same change. */
export function mutated(fault: Fault, answer: Json, random: Random): Json {
  switch (fault.kind) {
    case 'missing-fields':
      return withFields(answer, chosen(fault.fields, answer, random), () => undefined);
    case 'nulls':
      return withFields(answer, chosen(fault.fields, answer, random), () => null);
    case 'unknown-fields':
      return withUnknownFields(answer);
    case 'drift':
      return drifted(answer, fault.how, random);
    case 'json':
      return fault.value;
    default:
      return answer;
  }
}

/** Whether a field of this object is hit. Without names, some are, and one at least. */
function chosen(names: readonly string[] | undefined, answer: Json, random: Random): (name: string) => boolean {
  if (names) return (name) => names.includes(name);
  const all = [...new Set(fieldNames(answer))];
  const some = all.filter(() => random() < share);
  const hit = new Set(some.length || !all.length ? some : [pick(random, all)]);
  return (name) => hit.has(name);
}

function withFields(value: Json, isHit: (name: string) => boolean, change: () => Json | undefined): Json {
  if (isList(value)) return value.map((each) => withFields(each, isHit, change));
  if (!isFields(value)) return value;
  const entries = Object.entries(value)
    .map(([name, each]) => [name, isHit(name) ? change() : withFields(each, isHit, change)] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function withUnknownFields(value: Json): Json {
  if (isList(value)) return value.map(withUnknownFields);
  if (!isFields(value)) return value;
  const known = Object.entries(value).map(([name, each]) => [name, withUnknownFields(each)] as const);
  return {
    sandbox_new_text: 'nobody has heard of this',
    ...Object.fromEntries(known),
    sandbox_new_list: [1, { of: 'things' }],
    sandbox_new_object: { id: null },
  };
}

/** What is asked for, or the first change that this answer can take. */
function drifted(answer: Json, how: Drift | undefined, random: Random): Json {
  const changes: Readonly<Record<Drift, Change>> = {
    'number-as-text': (value) => (typeof value === 'number' ? String(value) : value),
    'text-as-number': (value) => (typeof value === 'string' ? value.length : value),
    'object-for-array': (value) => (isList(value) ? { ...value } : value),
    renamed: renaming(answer, random),
    'unknown-value': (value, name) => (typeof value === 'string' && isEnum(value, name) ? 'SANDBOX_NEW_VALUE' : value),
  };
  for (const each of how ? [how] : shuffled(random, drifts)) {
    const result = everywhere(answer, changes[each], null);
    if (JSON.stringify(result) !== JSON.stringify(answer)) return result;
  }
  return answer;
}

/** One field under another name, wherever it stands. */
function renaming(answer: Json, random: Random): Change {
  const all = fieldNames(answer);
  const old = all.length ? pick(random, all) : null;
  return (value) => {
    if (!isFields(value) || old === null || !(old in value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name === old ? `${name}_v2` : name, each]));
  };
}

/** Assumption: what is written in capitals, or stands in a field of such a name, is one of a list of words. */
function isEnum(value: string, name: string | null): boolean {
  return /^[A-Z][A-Z_]+$/.test(value) || /status|category|state|challenge|type|tier/i.test(name ?? '');
}

/** Changes every value, the innermost first. */
function everywhere(value: Json, change: Change, name: string | null): Json {
  if (isList(value))
    return change(
      value.map((each) => everywhere(each, change, name)),
      name,
    );
  if (!isFields(value)) return change(value, name);
  const inside = Object.entries(value).map(([field, each]) => [field, everywhere(each, change, field)] as const);
  return change(Object.fromEntries(inside), name);
}

function fieldNames(value: Json): string[] {
  if (isList(value)) return value.flatMap(fieldNames);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => [name, ...fieldNames(each)]);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isFields(value: Json): value is Fields {
  return typeof value === 'object' && value !== null && !isList(value);
}

import { drifts, type Drift, type Fault, type FaultKind, type Json } from './rule.ts';

type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** How one kind of fault is written. */
interface Kind<K extends FaultKind> {
  /** Its parameter in the words of a usage line: `:<ms>`, `[:half]`, or nothing. */
  readonly parameter: string;
  readonly does: string;
  /** Throws a RangeError that says what the parameter should be. */
  readonly read: (text: string) => FaultOf<K>;
  /** The parameter, an empty text where there is none. */
  readonly write: (fault: FaultOf<K>) => string;
}

/** Ten minutes: longer than anybody waits, short enough that nothing hangs for ever. */
const maxMs = 600_000;
const maxSeconds = 86_400;

const wholeFrom = (text: string, low: number, high: number, what: string): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw new RangeError(`takes ${what} from ${low} to ${high}`);
};

const none = (text: string): void => {
  if (text) throw new RangeError('takes no parameter');
};

const names = (text: string): readonly string[] | undefined => {
  const list = text.split(',').map((each) => each.trim());
  if (text && list.some((each) => !each)) throw new RangeError('takes names of fields with commas between them');
  return text ? list : undefined;
};

function readStatus(text: string): FaultOf<'status'> {
  const [status = '', ...rest] = text.split(':');
  const message = rest.join(':');
  if (message && !message.startsWith('error.')) throw new RangeError('takes a key that starts with "error."');
  return {
    kind: 'status',
    status: wholeFrom(status, 400, 599, 'a status'),
    ...(message && { message }),
  };
}

function readRateLimited(text: string): FaultOf<'rate-limited'> {
  if (!text) return { kind: 'rate-limited' };
  const as = text.startsWith('date:') ? 'date' : 'seconds';
  const seconds = as === 'date' ? text.slice('date:'.length) : text;
  return { kind: 'rate-limited', retryAfterSeconds: wholeFrom(seconds, 0, maxSeconds, 'seconds'), as };
}

function readDrift(text: string): FaultOf<'drift'> {
  if (!text) return { kind: 'drift' };
  if (!drifts.some((each) => each === text)) throw new RangeError(`is one of ${drifts.join(', ')}`);
  return { kind: 'drift', how: text as Drift };
}

function readJson(text: string): FaultOf<'json'> {
  try {
    return { kind: 'json', value: JSON.parse(text) as Json };
  } catch {
    throw new RangeError('takes JSON');
  }
}

/** Every kind, in the order in which people are told of them. */
export const kinds: { readonly [K in FaultKind]: Kind<K> } = {
  delay: {
    parameter: ':<ms>',
    does: 'the normal answer, later',
    read: (text) => ({ kind: 'delay', ms: wholeFrom(text, 0, maxMs, 'milliseconds') }),
    write: ({ ms }) => String(ms),
  },
  drop: {
    parameter: '[:half]',
    does: 'the connection drops, before the answer or after half of its body',
    read(text) {
      if (text && text !== 'start' && text !== 'half') throw new RangeError('takes "start" or "half"');
      return { kind: 'drop', ...(text === 'half' && { at: text }) };
    },
    write: ({ at }) => (at === 'half' ? at : ''),
  },
  status: {
    parameter: ':<400-599>[:<key>]',
    does: "a failure in the API's error envelope",
    read: readStatus,
    write: ({ status, message }) => [status, message].filter(Boolean).join(':'),
  },
  truncated: {
    parameter: '',
    does: 'JSON that ends in the middle',
    read: (text) => (none(text), { kind: 'truncated' }),
    write: () => '',
  },
  html: {
    parameter: '[:<status>]',
    does: 'an error page in HTML, with status 200 unless told otherwise',
    read: (text) => ({ kind: 'html', ...(text && { status: wholeFrom(text, 200, 599, 'a status') }) }),
    write: ({ status }) => String(status ?? ''),
  },
  'wrong-type': {
    parameter: '[:<type>]',
    does: 'the right JSON under another content type, text/plain unless told otherwise',
    read(text) {
      if (text && !/^[\w.+-]+\/[\w.+-]+$/.test(text)) throw new RangeError('takes a content type');
      return { kind: 'wrong-type', ...(text && { type: text }) };
    },
    write: ({ type }) => type ?? '',
  },
  'slow-body': {
    parameter: ':<ms>',
    does: 'headers at once, then the body bit by bit',
    read: (text) => ({ kind: 'slow-body', ms: wholeFrom(text, 0, maxMs, 'milliseconds') }),
    write: ({ ms }) => String(ms),
  },
  'missing-fields': {
    parameter: '[:<name>,…]',
    does: 'without these fields, or without some',
    read: (text) => withFields('missing-fields', names(text)),
    write: ({ fields }) => fields?.join() ?? '',
  },
  'unknown-fields': {
    parameter: '',
    does: 'with fields that nobody has heard of',
    read: (text) => (none(text), { kind: 'unknown-fields' }),
    write: () => '',
  },
  nulls: {
    parameter: '[:<name>,…]',
    does: 'null in these fields, or in some',
    read: (text) => withFields('nulls', names(text)),
    write: ({ fields }) => fields?.join() ?? '',
  },
  'rate-limited': {
    parameter: '[:<seconds>|:date:<seconds>]',
    does: '429 without Retry-After, with seconds, or with a date',
    read: readRateLimited,
    write: ({ retryAfterSeconds: seconds, as }) =>
      seconds === undefined ? '' : `${as === 'date' ? 'date:' : ''}${seconds}`,
  },
  drift: {
    parameter: '[:<how>]',
    does: `another form than documented; how: ${drifts.join(', ')}`,
    read: readDrift,
    write: ({ how }) => how ?? '',
  },
  json: {
    parameter: ':<value>',
    does: 'this JSON in place of the body',
    read: readJson,
    write: ({ value }) => JSON.stringify(value),
  },
  empty: {
    parameter: '',
    does: 'no body',
    read: (text) => (none(text), { kind: 'empty' }),
    write: () => '',
  },
};

export const faultKinds = Object.keys(kinds) as readonly FaultKind[];

function withFields<K extends 'missing-fields' | 'nulls'>(kind: K, fields: readonly string[] | undefined) {
  return { kind, ...(fields && { fields }) } as FaultOf<K>;
}

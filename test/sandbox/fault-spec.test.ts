import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { faultKinds } from '../../sandbox/faults/kinds.ts';
import { drifts, type Fault, type FaultRule, type Json } from '../../sandbox/faults/rule.ts';
import { parseFault, specOf } from '../../sandbox/faults/spec.ts';

describe('the text of a fault', () => {
  const table: [string, FaultRule][] = [
    ['GET /events/{eid}=delay:2000*3', { method: 'GET', path: '/events/{eid}', kind: 'delay', ms: 2_000, count: 3 }],
    ['  post /auth = status:503 ', { method: 'POST', path: '/auth', kind: 'status', status: 503 }],
    ['*=drop', { path: '*', kind: 'drop' }],
    ['* *=drop:half*1', { path: '*', kind: 'drop', at: 'half', count: 1 }],
    ['/auth=status:403:error.x:y', { path: '/auth', kind: 'status', status: 403, message: 'error.x:y' }],
    ['/a=rate-limited', { path: '/a', kind: 'rate-limited' }],
    ['/a=rate-limited:7', { path: '/a', kind: 'rate-limited', retryAfterSeconds: 7, as: 'seconds' }],
    ['/a=rate-limited:date:7', { path: '/a', kind: 'rate-limited', retryAfterSeconds: 7, as: 'date' }],
    ['/a=nulls:title, city', { path: '/a', kind: 'nulls', fields: ['title', 'city'] }],
    ['/a=json:{"a": "b*2=c"}*2', { path: '/a', kind: 'json', value: { a: 'b*2=c' }, count: 2 }],
    ['/a=json:7*2', { path: '/a', kind: 'json', value: 7, count: 2 }],
    ['/a=json:"a*"', { path: '/a', kind: 'json', value: 'a*' }],
  ];
  for (const [spec, rule] of table) {
    it(`is read: ${spec.trim()}`, () => {
      assert.deepEqual(parseFault(spec), rule);
    });
  }

  const bad: [string, RegExp][] = [
    ['', /is no fault\. A fault is written \[METHOD \]PATH=KIND/],
    ['GET /events/{eid}', /"GET \/events\/\{eid\}" is no fault/],
    ['GET events=drop', /"events" is no path .* begins with a slash/],
    ['PATCH /auth=drop', /"PATCH" is no method .*Methods: GET, POST, PUT, DELETE, \*/],
    ['/auth=dely:2000', /There is no fault "dely"\. Kinds:/],
    ['/auth=toString', /There is no fault "toString"/],
    ['/auth=delay', /delay takes milliseconds from 0 to 600000: delay:<ms>\. It was given ""/],
    ['/auth=delay:1e3', /It was given "1e3"/],
    ['/auth=status:200', /status takes a status from 400 to 599/],
    ['/auth=status:500:internal', /a key that starts with "error\."/],
    ['/auth=drop:third', /drop takes "start" or "half"/],
    ['/auth=truncated:5', /truncated takes no parameter/],
    ['/auth=html:99', /html takes a status/],
    ['/auth=wrong-type:plain', /takes a content type/],
    ['/auth=nulls:a,,b', /names of fields/],
    ['/auth=drift:sideways', /drift is one of number-as-text, text-as-number/],
    ['/auth=json:{a}', /json takes JSON/],
    ['/auth=rate-limited:soon', /rate-limited takes seconds/],
    ['/auth=drop*0', /"0" is no count of a fault/],
    ['/auth=drop*', /"" is no count/],
    ['/auth=drop*x', /"x" is no count/],
  ];
  for (const [spec, complaint] of bad) {
    it(`is refused with a reason: ${spec || 'nothing'}`, () => {
      assert.throws(() => parseFault(spec), complaint);
    });
  }

  it('lists every kind where the kind is wrong', () => {
    let message = '';
    try {
      parseFault('/auth=nonsense');
    } catch (thrown) {
      message = String(thrown);
    }

    for (const kind of faultKinds) assert.ok(message.includes(`\n  ${kind}`), kind);
  });

  it('is what a rule is written as, whatever the rule', () => {
    const ms = fc.integer({ min: 0, max: 600_000 });
    const fields = fc.option(fc.array(fc.stringMatching(/^[a-z_]{1,9}$/), { minLength: 1, maxLength: 3 }));
    const some = <T extends object>(value: T): T =>
      Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null && each !== undefined)) as T;
    const fault = fc.oneof(
      fc.record({ kind: fc.constantFrom('delay', 'slow-body'), ms }),
      fc.record({ kind: fc.constant('drop'), at: fc.constantFrom(undefined, 'half') }),
      fc.record({ kind: fc.constant('status'), status: fc.integer({ min: 400, max: 599 }) }),
      fc.record({ kind: fc.constantFrom('truncated', 'unknown-fields', 'empty') }),
      fc.record({ kind: fc.constantFrom('missing-fields', 'nulls'), fields }),
      fc.record({ kind: fc.constant('drift'), how: fc.option(fc.constantFrom(...drifts)) }),
      fc.record({ kind: fc.constant('json'), value: fc.jsonValue().map((value) => value as Json) }),
    );
    const where = fc.record({
      method: fc.constantFrom(undefined, 'GET', 'POST', 'PUT', 'DELETE'),
      path: fc.constantFrom('*', '/auth', '/events/{eid}'),
      count: fc.option(fc.integer({ min: 1, max: 999_999 })),
    });

    fc.assert(
      fc.property(fault, where, (what, at) => {
        const rule = {
          ...some(what as Fault),
          ...some(at),
          ...('value' in what && { value: what.value }),
        } as FaultRule;
        // JSON knows no negative zero.
        assert.deepEqual(parseFault(specOf(rule)), JSON.parse(JSON.stringify(rule)));
      }),
      { numRuns: 2_000 },
    );
  });
});

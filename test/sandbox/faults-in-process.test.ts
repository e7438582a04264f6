import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { send } from './support.ts';

describe('a fault, in process', () => {
  it('rejects with a TypeError where the connection is dropped, at once or in the body', async () => {
    const sandbox = createSandbox();
    sandbox.faults.add('/status/=drop*1');
    sandbox.faults.add('/status/=drop:half*1');

    await assert.rejects(send(sandbox, '/status/'), TypeError);
    await assert.rejects(send(sandbox, '/status/'), TypeError);

    assert.equal((await send(sandbox, '/status/')).status, 200);
  });

  it('stops waiting when nobody waits for the answer', async () => {
    const sandbox = createSandbox();
    sandbox.faults.add('/status/=delay:600000');
    const controller = new AbortController();

    const answer = send(sandbox, '/status/', { signal: controller.signal });
    controller.abort();

    await answer;
  });

  it('goes by its id, all at once, and with a reset', () => {
    const { faults, reset } = createSandbox();
    const first = faults.add('*=drop');
    const second = faults.add('*=empty*3');

    assert.equal(faults.remove(first), true);
    assert.equal(faults.remove(first), false);
    assert.deepEqual(
      faults.list.map(({ id, spec }) => [id, spec]),
      [[second, '*=empty*3']],
    );
    faults.clear();
    assert.deepEqual(faults.list, []);
    faults.add('*=drop');
    reset();
    assert.deepEqual(faults.list, []);
  });

  it('is refused where its numbers or its route are none', () => {
    const { faults } = createSandbox();

    assert.throws(() => faults.add({ kind: 'status', status: 200, path: '*' }), /a status from 400 to 599/);
    assert.throws(() => faults.add({ kind: 'delay', ms: -1, path: '*' }), /milliseconds from 0/);
    assert.throws(() => faults.add({ kind: 'drop', path: '*', count: 0 }), /"0" is no count/);
    assert.throws(() => faults.add({ kind: 'drop', path: '/events/{id}' }), /no route .*Routes:\n {2}POST \/auth/s);
    assert.throws(() => faults.add({ kind: 'drop', path: '/events/{eid}', method: 'PUT' }), /but GET/);
  });
});

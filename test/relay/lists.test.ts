import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, failureOf, type Rig } from './rig.ts';

const LIST = '/api/v3/package_builder/packages/pkg_555/a/customer_list';
const CHUNK = new TextEncoder().encode('cus_1\r\n');
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function signedIn(
  timeouts: { connectMs?: number; totalMs?: number; listMs?: number; stallMs?: number },
  pull: (controller: ReadableStreamDefaultController<Uint8Array>) => Promise<void>,
): Promise<Rig & { over: () => boolean }> {
  const rig = createRig({ timeouts });
  await rig.signIn();
  let isOver = false;
  rig.upstream.answer = () => {
    const body = new ReadableStream<Uint8Array>({ pull, cancel: () => void (isOver = true) }, { highWaterMark: 0 });
    return new Response(body, { headers: { 'content-type': 'text/csv' } });
  };
  return { ...rig, over: () => isOver };
}

const read = (rig: Rig, path = LIST): Promise<Response> => rig.call(path, { partner: 'partner-id-acme', raw: true });

/** So many bytes, one chunk each 20 ms. */
function slowly(chunks: number): (controller: ReadableStreamDefaultController<Uint8Array>) => Promise<void> {
  let sent = 0;
  return async (controller) => {
    await wait(20);
    if (sent++ < chunks) controller.enqueue(CHUNK);
    else controller.close();
  };
}

test('a list that comes slowly outlives the total time of other calls', async () => {
  const rig = await signedIn({ totalMs: 60, stallMs: 1_000 }, slowly(10));

  const list = await read(rig);
  assert.equal((await list.arrayBuffer()).byteLength, 10 * CHUNK.byteLength);

  const rig2 = await signedIn({ totalMs: 60 }, slowly(10));
  const other = await read(rig2, '/api/v3/daily_revenue_summary/sales_edit_export');
  await assert.rejects(other.arrayBuffer(), { fault: 'timeout' });
});

test('a list is over after its own time, however steadily it comes', async () => {
  const rig = await signedIn({ listMs: 100 }, slowly(1_000));

  const list = await read(rig);

  await assert.rejects(list.arrayBuffer(), { fault: 'timeout' });
  assert.ok(rig.over());
});

test('a list that falls silent breaks off, and the call of the API ends', async () => {
  let sent = 0;
  const rig = await signedIn({ stallMs: 50 }, async (controller) => {
    if (sent++ === 0) controller.enqueue(CHUNK);
    else await new Promise(() => undefined);
  });

  const list = await read(rig);

  await assert.rejects(list.arrayBuffer(), { fault: 'timeout' });
  assert.ok(rig.over());
});

test('a reader that takes its time is not taken for an API that falls silent', async () => {
  let sent = 0;
  const rig = await signedIn({ stallMs: 50 }, async (controller) => {
    if (sent++ < 3) controller.enqueue(CHUNK);
    else controller.close();
  });

  const reader = (await read(rig)).body?.getReader();
  let bytes = 0;
  for (let answer = await reader?.read(); answer && !answer.done; answer = await reader?.read()) {
    bytes += answer.value.byteLength;
    await wait(120);
  }

  assert.equal(bytes, 3 * CHUNK.byteLength);
});

test('a list that does not begin in time fails as any other call', async () => {
  const rig = createRig({ timeouts: { connectMs: 20 } });
  await rig.signIn();
  rig.upstream.answer = () => new Promise(() => undefined);

  assert.equal(await failureOf(await read(rig)), '504 error.relay.upstream_timeout');
});

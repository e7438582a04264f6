import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createSeal } from '../../src/gateway/seal.ts';

const OLD = 'old-secret-old-secret-old-secret-old';
const NEW = 'new-secret-new-secret-new-secret-new';

test('opens what it has sealed, whatever the text', async () => {
  const { seal, open } = createSeal([NEW], 'test');

  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, context) => {
      const expected = new TextDecoder().decode(new TextEncoder().encode(text));
      assert.equal(await open(await seal(text, context), context), expected);
    }),
  );
});

test('seals the same text differently each time, and shows nothing of it', async () => {
  const { seal } = createSeal([NEW], 'test');

  const [one, other] = [await seal('refresh-token', 'a'), await seal('refresh-token', 'a')];

  assert.notEqual(one, other);
  assert.ok(!Buffer.from(one, 'base64url').toString('latin1').includes('refresh-token'));
});

test('opens nothing for another context, purpose or secret', async () => {
  const sealed = await createSeal([OLD], 'test').seal('text', 'a');

  assert.equal(await createSeal([OLD], 'test').open(sealed, 'b'), null);
  assert.equal(await createSeal([OLD], 'other').open(sealed, 'a'), null);
  assert.equal(await createSeal([NEW], 'test').open(sealed, 'a'), null);
});

test('opens what an older secret has sealed, and seals with the first', async () => {
  const rotating = createSeal([NEW, OLD], 'test');

  assert.equal(await rotating.open(await createSeal([OLD], 'test').seal('text', 'a'), 'a'), 'text');
  assert.equal(await createSeal([NEW], 'test').open(await rotating.seal('text', 'a'), 'a'), 'text');
});

test('opens nothing that was changed by one character, cut, or written in another way', async () => {
  const { seal, open } = createSeal([NEW], 'test');
  const sealed = await seal('text', 'a');

  for (let at = 0; at < sealed.length; at++) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    assert.equal(await open(changed, 'a'), null);
    assert.equal(await open(sealed.slice(0, at), 'a'), null);
  }
  for (const other of [`${sealed}=`, `${sealed} `, `${sealed}AAAA`, '', '%', '\u0000']) {
    assert.equal(await open(other, 'a'), null);
  }
});

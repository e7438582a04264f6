import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DYNAMIC_ORIGIN, EXTENSION_ID, OWN_ORIGIN, uses } from './platform.ts';

const { answerTo } = await import('../../src/extension/background/answers.ts');
const { senderOf } = await import('../../src/extension/background/senders.ts');

type From = Parameters<typeof answerTo>[1];

const tab = { id: 7 } as From['tab'] & object;
const onPage: From = { id: EXTENSION_ID, tab, frameId: 0, documentId: 'D1', url: 'https://tickets.example/events?x=1' };
const inFrame: From = { id: EXTENSION_ID, tab, frameId: 3, documentId: 'D2', url: `${OWN_ORIGIN}/frame.html` };

const evidence = {
  kind: 'row',
  title: 'Concert at Olympiahalle',
  start: { date: '2026-06-12', time: '20:30', offsetMinutes: null, otherDate: null },
  venue: null,
  city: null,
};
const listed = [
  { type: 'look', findings: [evidence] },
  { type: 'ticket', evidence },
  { type: 'frame', frame: 'open' },
  { type: 'redeem', ticket: '5a1f' },
  { type: 'read', path: '/session' },
];

describe('the senders of messages', () => {
  it('are the content script of a page and the frame in it', () => {
    assert.deepEqual(senderOf(onPage), { kind: 'page', tabId: 7, site: 'https://tickets.example/*' });
    assert.deepEqual(senderOf(inFrame), { kind: 'frame', tabId: 7, documentId: 'D2' });
    assert.deepEqual(senderOf({ ...inFrame, url: `${DYNAMIC_ORIGIN}/frame.html` })?.kind, 'frame');
  });

  const strangers: Record<string, Partial<From>> = {
    'another extension': { id: 'ponmlkjihgfedcbaponmlkjihgfedcba' },
    'nobody in particular': { id: undefined as never },
    'something in no tab': { tab: undefined as never },
    'a frame of the page': { frameId: 4 },
    'a page of the browser': { url: 'chrome://settings/' },
    'a file': { url: 'file:///home/a.html' },
    'the store': { url: 'https://chromewebstore.google.com/detail/x' },
    'our own popup': { url: `${OWN_ORIGIN}/popup.html` },
    'our options inside of a page': { url: `${OWN_ORIGIN}/options.html`, frameId: 3 },
    'our frame as a tab of its own': { url: `${OWN_ORIGIN}/frame.html`, frameId: 0 },
    'a page with our frame in its path': { url: 'https://evil.example/frame.html', frameId: 3 },
    'no address': { url: '' },
  };
  for (const [name, difference] of Object.entries(strangers)) {
    it(`are never ${name}`, () => {
      const from = { ...onPage, ...difference };
      assert.equal(senderOf(from), null);
      for (const message of listed) assert.equal(answerTo(message, from), null);
    });
  }
});

describe('messages of a shape that is not listed', () => {
  /** Anything, and what nearly is a listed message. */
  const anything = fc.oneof(
    fc.anything(),
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc
      .tuple(fc.constantFrom(...listed), fc.string(), fc.anything())
      .map(([message, key, value]) => ({ ...message, [key || 'x']: value }))
      .filter((message) => Object.keys(message).length > 2),
    fc
      .tuple(
        fc.constantFrom('look', 'ticket', 'frame', 'redeem', 'read', '__proto__'),
        fc.dictionary(fc.string(), fc.anything()),
      )
      .map(([type, fields]) => ({ ...fields, type })),
  );

  for (const [who, from] of Object.entries({ 'a content script': onPage, 'the frame': inFrame })) {
    it(`have no answer and no effect, also from ${who}`, () => {
      const before = uses.storage;
      fc.assert(
        fc.property(anything, (message) => assert.equal(answerTo(message, from), null)),
        { numRuns: 2_000 },
      );
      assert.equal(uses.storage, before);
    });
  }

  it('include those of the other kind of sender', () => {
    for (const message of listed.slice(0, 3)) assert.equal(answerTo(message, inFrame), null);
    for (const message of listed.slice(3)) assert.equal(answerTo(message, onPage), null);
  });

  it('include those that are too long', () => {
    const long = 'x'.repeat(301);
    const tooLong = [
      { type: 'look', findings: Array(501).fill(evidence) },
      { type: 'ticket', evidence: { ...evidence, title: long } },
    ];
    for (const message of tooLong) assert.equal(answerTo(message, onPage), null);
    assert.equal(answerTo({ type: 'read', path: `/${'x'.repeat(2_001)}` }, inFrame), null);
  });
});

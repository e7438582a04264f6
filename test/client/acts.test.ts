import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient } from '../../src/client/client.ts';

const signedIn = (email: string): object => ({
  state: 'signed-in',
  email,
  partners: ['partner-id-acme'],
  lastPartner: null,
  expires: '2026-12-01T00:00:00Z',
});

/** A client whose calls wait until they are answered by hand. */
function held() {
  const calls: { name: string; answer: (body: object) => void }[] = [];
  const client = createClient({
    base: 'http://kit.test/fd',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return new Promise((resolve) => {
        calls.push({ name: request.method, answer: (body) => resolve(Response.json(body)) });
      });
    },
  });
  return { client, calls };
}

const tasks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe('what changes the session', () => {
  it('goes one after the other, so that the last one decides', async () => {
    const { client, calls } = held();

    const anna = client.signIn({ username: 'anna@acme.example', password: 'x' });
    const ben = client.signIn({ username: 'ben@acme.example', password: 'x' });
    await tasks();
    const atOnce = calls.length;
    calls[0]!.answer(signedIn('anna@acme.example'));
    await anna;
    await tasks();
    calls[1]!.answer(signedIn('ben@acme.example'));
    await ben;

    assert.equal(atOnce, 1);
    assert.equal(client.current?.state === 'signed-in' && client.current.email, 'ben@acme.example');
  });

  it('is not held up by one that failed', async () => {
    const { client, calls } = held();

    const bad = client.signIn({ username: 'anna@acme.example', password: 'x' });
    const good = client.signIn({ username: 'ben@acme.example', password: 'x' });
    await tasks();
    calls[0]!.answer({ state: 'of another kind' });
    await assert.rejects(bad, { code: 'response-shape' });
    await tasks();
    calls[1]!.answer(signedIn('ben@acme.example'));

    assert.equal((await good).state, 'signed-in');
  });

  it('outweighs a look that was sent meanwhile and is answered late', async () => {
    const { client, calls } = held();

    const act = client.signIn({ username: 'ben@acme.example', password: 'x' });
    await tasks();
    const look = client.session();
    await tasks();
    calls[0]!.answer(signedIn('ben@acme.example'));
    await act;
    calls[1]!.answer({ state: 'signed-out' });

    assert.equal((await look).state, 'signed-in');
    assert.equal(client.current?.state, 'signed-in');
  });
});

import { assert } from 'chai';
import { clearStage, createStage, inState, until, type Stage } from './stage.ts';

const CARD = '<fd-event-card event-id="evt_abc"></fd-event-card>';
const ben = { username: 'ben@acme.example', password: 'sandbox' };

describe('<fd-provider> and the session', () => {
  const open = window.open.bind(window);
  let other: BroadcastChannel;
  let heard = 0;

  beforeEach(() => {
    heard = 0;
    other = new BroadcastChannel('fd-session');
    other.onmessage = () => heard++;
  });

  afterEach(() => {
    other.close();
    window.open = open;
    clearStage();
  });

  /** Lets every message that was sent before arrive. */
  async function settled(): Promise<void> {
    const sender = new BroadcastChannel('fd-session');
    const before = heard;
    sender.postMessage('changed');
    await until(() => heard > before, 'a message of the test’s own');
    sender.close();
    heard--;
  }

  /** Keeps the next look back; the result lets it go. */
  function holdLook({ client }: Stage): () => void {
    const session = client.session.bind(client);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    client.session = async (signal) => (await gate, session(signal));
    return () => {
      client.session = session;
      letGo();
    };
  }

  it('tells the other tabs of a sign-in that lands during a look', async () => {
    const stage = await createStage({ user: null });
    const provider = stage.show(CARD);
    const card = await inState(provider.querySelector('fd-event-card'), 'empty');
    const release = holdLook(stage);
    provider.remove();
    document.body.append(provider);

    await stage.client.signIn(ben);
    await inState(card, 'ready');

    await until(() => heard, 'the message');
    release();
  });

  it('tells nobody of a session that it merely finds', async () => {
    const stage = await createStage({ user: null });

    await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');
    await settled();

    assert.equal(heard, 0);
  });

  it('says that the session has changed only when somebody signs in or out', async () => {
    const stage = await createStage();
    const provider = stage.show(CARD);
    const card = await inState(provider.querySelector('fd-event-card'), 'ready');
    const states: string[] = [];
    provider.addEventListener('fd-session-change', ({ session }) => states.push(session.state));
    await settled();

    await stage.relay.fetch('/stage/session/partner', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ partner: 'partner-id-beta' }),
    });
    // The test's own message makes the provider look, and whoever looks meanwhile shares that look: it may be older.
    await stage.client.session();
    const session = await stage.client.session();
    await settled();

    assert.propertyVal(session, 'lastPartner', 'partner-id-beta');
    assert.deepEqual(states, []);
    assert.equal(heard, 0);
    await stage.client.signOut();
    await inState(card, 'empty');
    assert.deepEqual(states, ['signed-out']);
  });

  it('looks with a new client at once, whatever the old one waits for', async () => {
    const hanging = await createStage({ user: null });
    const stage = await createStage();
    holdLook(hanging);
    const provider = hanging.show(CARD);
    await provider.updateComplete;
    let looks = 0;
    const session = stage.client.session.bind(stage.client);
    stage.client.session = (signal) => (looks++, session(signal));

    provider.client = stage.client;

    await inState(provider.querySelector('fd-event-card'), 'ready');
    await until(() => looks, 'a look');
  });

  it('waits for one more look only, however many tabs ask for one', async () => {
    const stage = await createStage();
    await inState(stage.show(CARD).querySelector('fd-event-card'), 'ready');
    await settled();
    const session = stage.client.session.bind(stage.client);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let looks = 0;
    stage.client.session = async (signal) => (looks++, await gate, session(signal));

    let delivered = 0;
    const witness = new BroadcastChannel('fd-session');
    witness.onmessage = () => delivered++;
    other.postMessage('changed');
    await until(() => looks === 1, 'the first look');
    for (let turn = 0; turn < 4; turn++) other.postMessage('changed');
    await until(() => delivered === 5, 'all messages');
    await settled();
    witness.close();
    letGo();
    await until(() => looks > 1, 'the second look');
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.equal(looks, 2);
  });

  it('leaves a request to the provider inside it', async () => {
    const stage = await createStage({ user: null });
    const outer = stage.show('');
    const inner = stage.show(CARD);
    outer.append(inner);
    const card = await inState(inner.querySelector('fd-event-card'), 'empty');
    let opened = 0;
    window.open = () => (opened++, window);

    card.dispatchEvent(new Event('fd-sign-in-request', { bubbles: true, composed: true, cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve));

    assert.equal(opened, 1);
  });
});

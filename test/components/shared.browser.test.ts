import { assert } from 'chai';
import { FdEventCard } from '../../src/components/event-card/event-card.ts';
import '../../src/components/event-card/define.ts';
import { define } from '../../src/components/shared/define.ts';
import { version } from '../../src/components/shared/version.ts';
import { watchPage } from './leaks.ts';

describe('define', () => {
  const { warn } = console;
  let warnings: string[] = [];

  beforeEach(() => {
    warnings = [];
    console.warn = (text: string) => warnings.push(text);
  });

  afterEach(() => {
    console.warn = warn;
  });

  it('is silent when the same version comes twice', () => {
    define('fd-event-card', class extends FdEventCard {});

    assert.deepEqual(warnings, []);
    assert.isTrue(customElements.get('fd-event-card') === FdEventCard);
  });

  it('warns once, with both numbers, when another version is there', () => {
    class Older extends HTMLElement {
      static readonly version = '0.0.9';
    }
    define('fd-older', Older);

    define('fd-older', FdEventCard);

    assert.lengthOf(warnings, 1);
    assert.include(warnings[0], '0.0.9');
    assert.include(warnings[0], version);
  });
});

describe('watchPage', () => {
  it('knows a channel that only listens, until it is closed', () => {
    const watch = watchPage();

    try {
      const channel = new BroadcastChannel('fd-test');
      assert.deepEqual(watch.alive(), ['a BroadcastChannel']);

      channel.close();
      assert.deepEqual(watch.alive(), []);
    } finally {
      watch.end();
    }
  });
});

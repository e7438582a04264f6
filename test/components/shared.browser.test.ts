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

describe('a card', () => {
  for (const [where, outer, px] of [
    ['in a row of the page has a width of its own', 700, 320],
    ['in a row that is narrower has the width of that', 280, 280],
  ] as const) {
    it(where, () => {
      const row = document.createElement('div');
      row.style.display = 'flex';
      row.style.inlineSize = `${outer}px`;
      row.append(document.createElement('fd-event-card'));
      document.body.append(row);

      assert.equal(row.firstElementChild!.getBoundingClientRect().width, px);
      row.remove();
    });
  }
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

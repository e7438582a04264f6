import { assert } from 'chai';
import { render } from 'lit';
import { about } from '../../src/components/shared/about.ts';

describe('a sentence about things of the API’s', () => {
  for (const [what, say, things, html] of [
    ['sets its thing apart', (one: string) => `Show run ${one}.`, ['4<3'], 'Show run <bdi>4&lt;3</bdi>.'],
    ['may begin with it', (one: string) => `${one} is new`, ['43'], '<bdi>43</bdi> is new'],
    ['may name it twice', (one: string) => `${one}: not ${one}!`, ['42'], '<bdi>42</bdi>: not <bdi>42</bdi>!'],
    ['may not name it', () => 'The newest', ['43'], 'The newest'],
    [
      'joins several as its language does',
      (one: string) => `Runs ${[one, one].join(' and ')}`,
      ['41', '42'],
      'Runs <bdi>41</bdi> and <bdi>42</bdi>',
    ],
  ] as const) {
    it(what, () => {
      const stage = document.createElement('p');

      render(about(say, ...things), stage);

      assert.equal(stage.innerHTML.replace(/<!--.*?-->/g, ''), html);
    });
  }
});

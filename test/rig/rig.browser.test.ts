import { expect } from 'chai';
import fc from 'fast-check';
import { Hono } from 'hono';
import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { violationsOf } from './axe.ts';
import { byRole, deep, visibleText } from './in-page.ts';

@customElement('rig-counter')
class RigCounter extends LitElement {
  @property({ type: Number }) count = 0;

  protected override render(): TemplateResult {
    return html`<p part="count">${this.count} of many</p>
      <button @click=${() => (this.count += 1)}><slot>Count</slot></button>
      <label>Name <input /></label>`;
  }
}

describe('the browser test rig', () => {
  afterEach(() => document.body.replaceChildren());

  it('renders a Lit element with decorators again when a property changes', async () => {
    const counter = new RigCounter();
    document.body.append(counter);
    await counter.updateComplete;

    byRole('button', 'Count')?.click();
    await counter.updateComplete;

    expect(deep('[part=count]')?.textContent).to.equal('1 of many');
    expect(visibleText()).to.equal('1 of many Count Name');
  });

  it('finds elements in shadow roots by role and name', async () => {
    const counter = new RigCounter();
    counter.textContent = 'More';
    document.body.append(counter);
    await counter.updateComplete;

    expect(byRole('button', 'More')?.localName).to.equal('button');
    expect(byRole('textbox', /^name$/i)?.localName).to.equal('input');
    expect(byRole('button', 'Less')).to.equal(null);
  });

  it('reports accessibility violations in a shadow root, and none where all is well', async () => {
    const counter = new RigCounter();
    document.body.append(counter);
    await counter.updateComplete;
    const well = await violationsOf(counter);

    deep('label')?.replaceWith(document.createElement('input'));
    const broken = await violationsOf(counter);

    expect(well).to.deep.equal([]);
    expect(broken.join()).to.match(/^label: .*rig-counter/);
  });

  it('loads a web-standard handler and a property test library', async () => {
    const app = new Hono().get('/hello/:name', (context) => context.text(`hello ${context.req.param('name')}`));

    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-z]+$/), async (name) => {
        const response = await app.request(`/hello/${name}`);
        expect(await response.text()).to.equal(`hello ${name}`);
      }),
      { numRuns: 20 },
    );
  });
});

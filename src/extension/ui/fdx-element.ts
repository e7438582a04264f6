import { nothing, type CSSResultGroup } from 'lit';
import { FdElement } from '../../components/shared/fd-element.ts';
import type { ElementState } from '../../components/shared/load.ts';
import { localeOf } from '../../components/shared/locale.ts';
import { Spoken } from '../../components/shared/spoken.ts';
import type { Access, Notice } from '../../components/access/access.ts';
import { extensionMessages } from '../../i18n/extension/languages.ts';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import { shared } from './shared.styles.ts';

/** The base of the extension's own elements: an element of the kit that also has the extension's words. */
export abstract class FdxElement extends FdElement {
  static override styles: CSSResultGroup = [FdElement.styles, shared];

  readonly #words = new Spoken<ExtensionMessages>(
    (locale) => extensionMessages.load(locale),
    () => this.requestUpdate(),
  );

  protected abstract view(words: ExtensionMessages, core: Messages): unknown;

  /** What a screen reader is told when it changes. */
  protected say(_words: ExtensionMessages): string {
    return '';
  }

  protected get state(): ElementState {
    return 'ready';
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [];
  }

  protected notice(access: Access): Notice {
    return access.gate(this, this.fd) ?? { text: '' };
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const locale = localeOf(this, this.locale, this.fd?.locale);
    this.#words.ask(locale, extensionMessages.of(locale));
  }

  protected override announce(): string {
    return this.#words.value ? this.say(this.#words.value) : '';
  }

  protected body(core: Messages): unknown {
    return this.#words.value ? this.view(this.#words.value, core) : nothing;
  }

  /** Puts the keyboard on something that the next update draws. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

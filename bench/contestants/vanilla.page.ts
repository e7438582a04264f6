import { VanillaCard } from './vanilla-card.ts';

customElements.define('vanilla-card', VanillaCard);

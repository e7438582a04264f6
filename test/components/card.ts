import type { FdEventCard } from '../../src/components/event-card/event-card.ts';
import { inState, part, until, type Stage } from './stage.ts';

export const CARD = '<fd-event-card event-id="evt_abc"></fd-event-card>';

/** Puts a card on the stage, inside the stage's provider. */
export function showCard(stage: Stage, content = CARD, attributes = {}): FdEventCard {
  return stage.show(content, attributes).querySelector('fd-event-card')!;
}

/** Puts a card on the stage and waits until all its parts are there. */
export async function readyCard(stage: Stage, content = CARD, attributes = {}): Promise<FdEventCard> {
  const card = await inState(showCard(stage, content, attributes), 'ready');
  await until(() => part(card, 'card') && !card.shadowRoot!.querySelector('.blank'), 'all parts');
  return card;
}

import { define } from '../shared/define.ts';
import { FdEventCard } from './event-card.ts';

define('fd-event-card', FdEventCard);

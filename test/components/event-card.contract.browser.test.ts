import { eventCard } from '../../examples/states/scenes/event-card.ts';
import { contract } from './contract.ts';

contract(eventCard);

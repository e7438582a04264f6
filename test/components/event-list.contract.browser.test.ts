import { eventList } from '../../examples/states/scenes/event-list.ts';
import '../../src/components/event-list/define.ts';
import { contract } from './contract.ts';

contract(eventList);

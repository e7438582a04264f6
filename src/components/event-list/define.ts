import { define } from '../shared/define.ts';
import { FdEventList } from './event-list.ts';

define('fd-event-list', FdEventList);

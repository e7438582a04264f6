import { define } from '../shared/define.ts';
import { FdAttributionPanel } from './attribution-panel.ts';

define('fd-attribution-panel', FdAttributionPanel);

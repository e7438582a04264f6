import { define } from '../shared/define.ts';
import { FdPartnerPicker } from './partner-picker.ts';

define('fd-partner-picker', FdPartnerPicker);

import { define } from '../shared/define.ts';
import { FdProvider } from './provider.ts';

define('fd-provider', FdProvider);

import { define } from '../shared/define.ts';
import { FdSignIn } from './sign-in.ts';

define('fd-sign-in', FdSignIn);

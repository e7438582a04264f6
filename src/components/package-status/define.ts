import { define } from '../shared/define.ts';
import { FdPackageStatus } from './package-status.ts';

define('fd-package-status', FdPackageStatus);

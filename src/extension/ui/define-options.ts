import { define } from '../../components/shared/define.ts';
import { FdxEnvironment } from './environment.ts';
import { FdxOptions } from './options.ts';

/** Registers what the settings page is made of. */
export function defineOptions(): void {
  define('fdx-environment', FdxEnvironment);
  define('fdx-options', FdxOptions);
}

import { define } from '../../components/shared/define.ts';
import { FdxFrame } from './frame.ts';

/** Registers what the frame is made of, beside the kit's elements. */
export function defineFrame(): void {
  define('fdx-frame', FdxFrame);
}

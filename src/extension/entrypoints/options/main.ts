import { defineOptions } from '../../ui/define-options.ts';
import { startOptions } from '../../ui/shell/options.ts';

defineOptions();
void startOptions();

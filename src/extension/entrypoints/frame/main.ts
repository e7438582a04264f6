import '../../../components/attribution-panel/define.ts';
import '../../../components/event-card/define.ts';
import '../../../components/package-status/define.ts';
import '../../../components/provider/define.ts';
import { defineFrame } from '../../ui/define-frame.ts';
import { startFrame } from '../../ui/shell/frame.ts';

defineFrame();
void startFrame();

import '../../../components/attribution-panel/define.ts';
import '../../../components/cluster-list/define.ts';
import '../../../components/event-card/define.ts';
import '../../../components/package-status/define.ts';
import '../../../components/partner-picker/define.ts';
import '../../../components/provider/define.ts';
import '../../../components/sign-in/define.ts';
import { defineHome } from '../../ui/define-home.ts';
import { startHome } from '../../ui/shell/home.ts';

defineHome();
void startHome('panel');

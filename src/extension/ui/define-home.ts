import { define } from '../../components/shared/define.ts';
import { FdxApiNotice } from './api-notice.ts';
import { FdxEventList } from './event-list.ts';
import { FdxEvents } from './events.ts';
import { FdxHome } from './home.ts';
import { FdxSearch } from './search.ts';
import { FdxSiteSwitch } from './site-switch.ts';

/** Registers what the popup and the side panel are made of. */
export function defineHome(): void {
  define('fdx-event-list', FdxEventList);
  define('fdx-search', FdxSearch);
  define('fdx-events', FdxEvents);
  define('fdx-site-switch', FdxSiteSwitch);
  define('fdx-api-notice', FdxApiNotice);
  define('fdx-home', FdxHome);
}

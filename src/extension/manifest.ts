import type { UserManifest } from 'wxt';
import { API_HOSTS } from './state/api-hosts.ts';

/** Every permission is explained in docs/extension.md; a test holds this list against the built extension. */
const PERMISSIONS = [
  'storage',
  'scripting',
  'activeTab',
  'alarms',
  'contextMenus',
  'declarativeNetRequestWithHostAccess',
] as const;

/** What the extension asks of a browser; WXT adds the entry points. */
export function manifestFor(browser: 'chrome' | 'firefox'): UserManifest {
  const isFirefox = browser === 'firefox';
  return {
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [...PERMISSIONS, ...(isFirefox ? [] : (['sidePanel'] as const))],
    host_permissions: API_HOSTS.map((host) => `https://${host}/*`),
    optional_permissions: ['notifications'],
    optional_host_permissions: ['*://*/*'],
    action: { default_title: '__MSG_extName__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+F' }, description: '__MSG_commandOpen__' },
    },
    web_accessible_resources: [
      // With a dynamic address no page can find out that the extension is there. Chrome only.
      { resources: ['frame.html'], matches: ['*://*/*'], ...(isFirefox ? {} : { use_dynamic_url: true }) },
    ],
    content_security_policy: { extension_pages: "default-src 'self'; connect-src http: https:; img-src 'self' data:" },
    ...(isFirefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'extension@future-demand.com',
              // The first one that names the document that a message comes from, and whose content scripts may adopt
              // style sheets.
              strict_min_version: '153.0',
              data_collection_permissions: {
                required: ['authenticationInfo', 'personallyIdentifyingInfo', 'searchTerms'],
              },
            },
          },
        }
      : // The first one that opens a popup by itself, has `light-dark()`, custom states and the side panel.
        { minimum_chrome_version: '127' }),
  };
}

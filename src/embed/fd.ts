/** The one script that a page includes: `<script type="module" src="/fd/fd.js"></script>`. */
import { loadElements } from './loader.ts';
import { tags } from './tags.ts';

export { addLanguage } from '../i18n/add-language.ts';
export { lookIn } from './loader.ts';

/** Put in by the build: importing it would make the loader wait for the file that holds it. */
declare const __FD_VERSION__: string;

/** The gateway serves this file; from elsewhere, its usual place on the page's own origin is taken. */
const { origin, pathname } = new URL(import.meta.url);
const base = origin === location.origin ? pathname.replace(/\/[^/]*$/, '') : '/fd';

loadElements(tags, __FD_VERSION__, document, base);

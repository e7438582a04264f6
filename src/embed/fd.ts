/** The one script that a page includes: `<script type="module" src="/fd/fd.js"></script>`. */
import { loadElements } from './loader.ts';
import { tags } from './tags.ts';

/** Put in by the build: importing it would make the loader wait for the file that holds it. */
declare const __FD_VERSION__: string;

loadElements(tags, __FD_VERSION__, document);

/** `npm run bench`: every benchmark of bench/, contestants in turn in one run. Quotes medians and ratios. */
import { ensureOrExit } from './ensure.mjs';

await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../bench/main.ts');
main();

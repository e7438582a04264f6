/**
 * `npm run bench`: every benchmark of bench/, contestants in turn in one run. Quotes medians and ratios. A name runs one
 * (`npm run bench -- parsing`), `--minutes` makes load last. The exit code is 1 when a limit is missed.
 */
import { ensureOrExit } from './ensure.mjs';

await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../bench/main.ts');
process.exitCode = await main(process.argv.slice(2));

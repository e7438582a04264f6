import { ensureOrExit } from './ensure.mjs';

/** `npm run docs`: writes what is generated from the elements' sources; with `--check` it only says what differs. */
await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./docs/main.ts');
await main();

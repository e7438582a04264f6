import { ensureOrExit } from './ensure.mjs';

/** `npm run contact-sheet`: pictures of every surface, and contact-sheet/index.html, which shows them all. */
await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../test/contact-sheet/main.ts');
await main();

import { ensureOrExit } from './ensure.mjs';

/** `npm start`: sets up what is missing, then serves the examples and the sandbox. */
await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./serve.ts');
await main();

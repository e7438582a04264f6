import { ensureOrExit } from './ensure.mjs';

/** `npm run extension`: Chromium with the extension, set up for the sandbox, on the example backoffice. */
await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./extension.ts');
await main();

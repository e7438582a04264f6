import { ensureOrExit } from './ensure.mjs';

/** `npm run sandbox`: sets up what is missing, then serves the API's stand-in alone. */
await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
await import('../sandbox/cli.ts');

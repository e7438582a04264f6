import { build } from 'vite';
import { openServers, printUsers } from './servers.ts';

/** What `npm start` does once everything is installed. Ends when the process is asked to. */
export async function main(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  try {
    await serve(env);
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exit(1);
  }
}

async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const servers = await openServers(env, 'npm start', () => build({ logLevel: 'warn' }));
  const { examples, sandbox, api } = servers;

  console.log(`\n  Examples   ${examples.url}/              all pages`);
  console.log(`             ${examples.url}/cms/          a CMS with an event's card`);
  console.log(`             ${examples.url}/backoffice/   a ticketing backoffice`);
  console.log(`  Gateway    ${examples.url}/fd/    to ${api}`);
  if (sandbox) {
    console.log(`  Sandbox    ${sandbox.url}/   stands in for the API\n`);
    printUsers();
  }
  console.log('\n  Ctrl-C ends it.');

  const stop = (): void => void servers.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

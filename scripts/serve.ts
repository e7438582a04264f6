import { parseArgs } from 'node:util';
import { build } from 'vite';
import { assertFaults } from '../sandbox/faults/assert.ts';
import { speedOf } from '../sandbox/timeline.ts';
import { buildStates } from './states-build.mjs';
import { openServers, printUsers } from './servers.ts';

/**
 * What `npm start` does once everything is installed. Ends when the process is asked to.
 *
 * @param args `--faults '<fault>'`, as often as wanted: what goes wrong in the sandbox; `--speed <number>`: virtual
 * minutes a second in which it builds packages and evaluates
 */
export async function main(env: NodeJS.ProcessEnv = process.env, args = process.argv.slice(2)): Promise<void> {
  try {
    await serve(env, args);
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exit(1);
  }
}

async function serve(env: NodeJS.ProcessEnv, args: string[]): Promise<void> {
  const { faults, speed: speedText } = parseArgs({
    args,
    options: { faults: { type: 'string', multiple: true, default: [] }, speed: { type: 'string' } },
  }).values;
  assertFaults(faults);
  const speed = speedText === undefined ? undefined : speedOf(speedText);
  if ((faults.length || speed) && env['FD_BASE_URL']?.trim()) {
    throw new Error(
      "--faults and --speed are the sandbox's, and FD_BASE_URL names another API. Leave one of them out.",
    );
  }
  const servers = await openServers(
    env,
    'npm start',
    () => Promise.all([build({ logLevel: 'warn' }), buildStates()]),
    speed ? { speed } : {},
  );
  const { examples, sandbox, api } = servers;
  for (const fault of faults) sandbox?.sandbox.faults.add(fault);

  console.log(`\n  Examples   ${examples.url}/              all pages`);
  console.log(`             ${examples.url}/cms/          a CMS with an event's card, packages and sales`);
  console.log(`             ${examples.url}/states.html   every element in every state`);
  console.log(`             ${examples.url}/elements/     each element by itself, with its attributes to try`);
  console.log(`             ${examples.url}/backoffice/   a ticketing backoffice`);
  console.log(`  Gateway    ${examples.url}/fd/    to ${api}`);
  if (sandbox) {
    console.log(`  Sandbox    ${sandbox.url}/   stands in for the API, with controls\n`);
    if (speed) console.log(`  Speed      ${speed} virtual minutes a second`);
    for (const { spec } of sandbox.sandbox.faults.list) console.log(`  Fault      ${spec}`);
    printUsers();
  }
  console.log('\n  Ctrl-C ends it.');

  const stop = (): void => void servers.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

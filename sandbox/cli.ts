import { parseArgs } from 'node:util';
import { demoMfaCode, demoPassword, demoUsers } from './data/users.ts';
import { assertFaults } from './faults/assert.ts';
import { kindLines } from './faults/spec.ts';
import { speedOf } from './timeline.ts';
import { serveSandbox, type ServeSandboxOptions } from './node.ts';

const defaultPort = '5000';

const usage = `Usage: npm run sandbox -- [options]

  --port <number>          port on 127.0.0.1; also SANDBOX_PORT; default ${defaultPort}
  --generation <dk1|dk2>   which revision of the documents to answer like; default dk1
  --seed <number>          other data; default 1
  --rate-limits            answer 429 beyond the documented numbers a minute
  --cors <mode>            silent: refuse preflights, answer without CORS headers; reject-origin: refuse all
                           that carries an Origin header; default silent
  --speed <number>         virtual minutes a second for builds of packages, evaluations and expiry; as the clock
                           says by default
  --faults '<fault>'       what goes wrong; may be given several times, and the oldest that fits spoils an answer

A fault is [METHOD ]PATH=KIND[:PARAMETER][*COUNT], on every answer where no count is given. The path is one of the
front page (/events/{eid}), one event's (/events/evt_abc), or * for all:
  --faults 'GET /events/{eid}=delay:2000*3' --faults 'POST /auth=status:503' --faults '*=rate-limited:7*1'

Kinds:
${kindLines()}
`;

/** Reads the command line. Throws an Error that says what is wrong with it. */
function optionsFrom(args: string[]): (ServeSandboxOptions & { faults: string[] }) | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      generation: { type: 'string', default: 'dk1' },
      seed: { type: 'string', default: '1' },
      'rate-limits': { type: 'boolean', default: false },
      cors: { type: 'string', default: 'silent' },
      speed: { type: 'string' },
      faults: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { generation, cors } = values;
  if (generation !== 'dk1' && generation !== 'dk2') throw new Error('--generation is dk1 or dk2.');
  if (cors !== 'silent' && cors !== 'reject-origin') throw new Error('--cors is silent or reject-origin.');
  const port = wholeNumber('The port', values.port ?? process.env['SANDBOX_PORT'] ?? defaultPort, 65_535);
  const seed = wholeNumber('The seed', values.seed, Number.MAX_SAFE_INTEGER);
  const { faults, 'rate-limits': rateLimits } = values;
  const speed = values.speed === undefined ? {} : { speed: speedOf(values.speed) };
  return { port, seed, generation, rateLimits, cors, faults, clock: 'real', ...speed };
}

function wholeNumber(what: string, value: string, max: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > max) throw new Error(`${what} is a whole number from 0 to ${max}.`);
  return number;
}

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  const { faults, ...serveOptions } = options;
  assertFaults(faults);
  const served = await serveSandbox(serveOptions);
  for (const fault of faults) served.sandbox.faults.add(fault);
  console.log(`Sandbox: ${served.url} (API ${served.url}/api/v3, generation ${options.generation ?? 'dk1'})\n`);
  console.log(`Demo users (password "${demoPassword}", MFA code ${demoMfaCode}):`);
  for (const { email, purpose } of demoUsers) console.log(`  ${email.padEnd(24)} ${purpose}`);
  if (options.speed) console.log(`\nSpeed: ${options.speed} virtual minutes a second for packages`);
  if (faults.length) console.log('\nFaults:');
  for (const { spec } of served.sandbox.faults.list) console.log(`  ${spec}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

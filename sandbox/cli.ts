import { parseArgs } from 'node:util';
import { demoMfaCode, demoPassword, demoUsers } from './data/users.ts';
import { serveSandbox, type ServeSandboxOptions } from './node.ts';

const defaultPort = '5000';

const usage = `Usage: npm run sandbox -- [options]

  --port <number>          port on 127.0.0.1; also SANDBOX_PORT; default ${defaultPort}
  --generation <dk1|dk2>   which revision of the documents to answer like; default dk1
  --seed <number>          other data; default 1
  --rate-limits            answer 429 beyond the documented numbers a minute
  --cors <mode>            silent: refuse preflights, answer without CORS headers; reject-origin: refuse all
                           that carries an Origin header; default silent
`;

/** Reads the command line. Throws an Error that says what is wrong with it. */
function optionsFrom(args: string[]): ServeSandboxOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      generation: { type: 'string', default: 'dk1' },
      seed: { type: 'string', default: '1' },
      'rate-limits': { type: 'boolean', default: false },
      cors: { type: 'string', default: 'silent' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { generation, cors } = values;
  if (generation !== 'dk1' && generation !== 'dk2') throw new Error('--generation is dk1 or dk2.');
  if (cors !== 'silent' && cors !== 'reject-origin') throw new Error('--cors is silent or reject-origin.');
  const port = wholeNumber('The port', values.port ?? process.env['SANDBOX_PORT'] ?? defaultPort, 65_535);
  const seed = wholeNumber('The seed', values.seed, Number.MAX_SAFE_INTEGER);
  return { port, seed, generation, rateLimits: values['rate-limits'], cors, clock: 'real' };
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
  const served = await serveSandbox(options);
  console.log(`Sandbox: ${served.url} (API ${served.url}/api/v3, generation ${options.generation ?? 'dk1'})\n`);
  console.log(`Demo users (password "${demoPassword}", MFA code ${demoMfaCode}):`);
  for (const { email, purpose } of demoUsers) console.log(`  ${email.padEnd(24)} ${purpose}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

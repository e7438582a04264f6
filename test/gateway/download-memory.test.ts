import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { httpApi } from '../attacks/rig.ts';
import { idToken } from '../relay/upstream.ts';
import { loggedLines } from '../rig/logs.ts';
import { FOLLOWED, LIST } from './download-rig.ts';
import { PUBLIC_URL, SAME_ORIGIN, SECRET } from './rig.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MB = 1024 * 1024;
const ROWS = 200_000;
/** What a slow reader takes in a second: the kernel holds a few MB, so most of the list has to wait somewhere. */
const BYTES_PER_S = 6 * MB;

function* rows(): Generator<Buffer> {
  let text = 'customer_id,email,salutation,first_name,last_name,street,post_code,city,ad_opt_out\r\n';
  for (let n = 0; n < ROWS; n++) {
    const name = n % 50 === 0 ? '=HYPERLINK(""https://evil.test"")' : `Müller-${n}`;
    text += `cus_${n},customer-${n}@acme.example,Frau,Anna,"${name}","Lindwurmstraße ${n % 200}; Hof",80337,München,false\r\n`;
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function sendList(outgoing: ServerResponse): void {
  outgoing.setHeader('content-type', 'text/csv; charset=utf-8');
  void pipeline(Readable.from(rows()), outgoing).catch(() => undefined);
}

const api = (): Promise<string> =>
  httpApi((incoming, outgoing) => {
    incoming.resume();
    if (!incoming.url?.endsWith('/auth')) return sendList(outgoing);
    const IdToken = idToken({ email: 'anna@acme.example', 'cognito:groups': ['partner-id-acme'] });
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(JSON.stringify({ AccessToken: 'a', RefreshToken: 'r', IdToken }));
  });

/** The gateway's command line in a process of its own. */
async function gatewayProcess(origin: string): Promise<{ url: string; peakBytes: () => Promise<number> }> {
  const child = fork('src/gateway/cli.ts', [], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      FD_BASE_URL: `${origin}/api/v3`,
      FD_PUBLIC_URL: PUBLIC_URL,
      FD_SECRET: SECRET,
      PORT: '0',
    },
    execArgv: ['--import', 'tsx', '--import', new URL('./rss-probe.ts', import.meta.url).href],
    silent: true,
  });
  loggedLines('gateway', child.stdout);
  after(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.once('exit', () => reject(new Error(`The gateway ended early: ${printed}`)));
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /"listening":"([^"]+)"/.exec(printed)?.[1];
      if (found) resolve(found);
    });
  });
  return {
    url,
    async peakBytes() {
      child.send('peak');
      const [peak] = (await once(child, 'message')) as [number];
      return peak;
    },
  };
}

interface Read {
  readonly bytes: number;
  readonly lines: number;
  readonly digest: string;
}

async function readSlowly(incoming: IncomingMessage): Promise<Read> {
  const since = performance.now();
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
    for (const byte of chunk) if (byte === 0x0a) lines++;
    const aheadMs = (bytes / BYTES_PER_S) * 1000 - (performance.now() - since);
    if (aheadMs > 20) await new Promise((resolve) => setTimeout(resolve, aheadMs));
  }
  assert.ok(incoming.complete);
  return { bytes, lines, digest: hash.digest('hex') };
}

function download(url: string, path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpRequest(`${url}/fd${path}`, { headers, agent: false }, resolve).on('error', reject).end();
  });
}

test('200,000 rows to slow readers, in all variants at once: the gateway’s memory stays within 64 MB of idle', async () => {
  const gateway = await gatewayProcess(await api());
  const signedIn = await fetch(`${gateway.url}/fd/session`, {
    method: 'POST',
    headers: { ...SAME_ORIGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'anna@acme.example', password: 'sandbox' }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await signedIn.text();
  const expected = createHash('sha256');
  let size = 0;
  for (const chunk of rows()) {
    expected.update(chunk);
    size += chunk.length;
  }
  assert.ok(size > 15 * MB, `the list has ${size} bytes`);
  await gateway.peakBytes();
  const idle = await gateway.peakBytes();

  const read = (variant: string): Promise<Read> =>
    download(gateway.url, `${LIST}/${variant}`, { ...FOLLOWED, cookie }).then(readSlowly);
  const [raw, comma, semicolon] = await Promise.all(
    ['crm.csv', 'spreadsheet.csv', 'spreadsheet-semicolon.csv'].map(read),
  );
  const more = (await gateway.peakBytes()) - idle;

  assert.deepEqual(raw, { bytes: size, lines: ROWS + 1, digest: expected.digest('hex') });
  assert.deepEqual([comma?.lines, semicolon?.lines], [ROWS + 1, ROWS + 1]);
  assert.equal(comma?.bytes, semicolon?.bytes);
  assert.ok(more < 64 * MB, `${(more / MB).toFixed(1)} MB more than at idle`);
  console.log(
    `# ${(more / MB).toFixed(1)} MB more than at idle (${(idle / MB).toFixed(1)} MB), ${(size / MB).toFixed(1)} MB a list`,
  );
});

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { openStand } from './stand.ts';
import { root, textOf } from '../house/tree.ts';

/** Runs a script as a partner would write it, with the package's own name, against the built package. */
function run(script: string): { status: number | null; stdout: string; stderr: string } {
  const args = ['--input-type=module', '--eval', script];
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 20_000 });
}

/** The same, while this process goes on: the server that the script talks to is in it. */
async function runAside(script: string): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, timeout: 20_000 });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...out };
}

describe('the built package', () => {
  // Those for elements, which have types and code apart, are patterns: they are left out below.
  const { exports, bin } = JSON.parse(textOf('package.json')) as {
    exports: Record<string, string | { types: string }>;
    bin: Record<string, string>;
  };
  const named = Object.entries(exports).filter(([name]) => !name.includes('*') && !name.endsWith('.json'));
  const modules = named.filter((entry): entry is [string, string] => typeof entry[1] === 'string');

  for (const [name] of modules) {
    it(`can be imported as fd-widgets${name.slice(1)}, without a side effect`, () => {
      const { status, stdout, stderr } = run(
        `const it = await import('fd-widgets${name.slice(1)}'); console.log(Object.keys(it).length);`,
      );
      assert.equal(status, 0, stderr);
      assert.ok(Number(stdout) > 0);
    });
  }

  for (const [name, target] of named) {
    it(`has types for fd-widgets${name.slice(1)}`, () => {
      const types = typeof target === 'string' ? target.replace(/\.js$/, '.d.ts') : target.types;
      assert.ok(existsSync(path.join(root, types)), types);
    });
  }

  it('finds its own kit when it is mounted as the documents say', () => {
    const { stdout, stderr } = run(`
      const { gatewayFromEnv } = await import('fd-widgets/gateway/node');
      const env = { FD_BASE_URL: 'https://api.example/api/v3', FD_PUBLIC_URL: 'http://localhost:4000' };
      console.log((await gatewayFromEnv(env)).config.kitFiles.names.join(' '));`);
    assert.match(stdout, /(^| )fd\.js( |$)/m, stderr);
  });

  it('brings the gateway as a command that explains itself', () => {
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, bin['fd-gateway'] ?? ''), '--help'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.match(stdout, /FD_BASE_URL/);
  });

  it('runs the script of the README', async () => {
    const stand = await openStand();
    const script = /```ts\n([\s\S]*?)```/.exec(textOf('README.md'))?.[1] ?? '';
    const signedIn = script.replace(
      'const session = await client.session();',
      "const session = await client.signIn({ username: 'both@acme.example', password: 'sandbox' });",
    );
    assert.notEqual(signedIn, script);
    // A script in Node has no cookie jar and no origin of its own, as a page has.
    const page = `
      let cookie = '';
      const real = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const request = new Request(input, init);
        request.headers.set('origin', ${JSON.stringify(stand.url)});
        const response = await real(new Request(request, { headers: { ...Object.fromEntries(request.headers), cookie } }));
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
        return response;
      };`;

    const { status, stdout, stderr } = await runAside(
      `${page}\n${signedIn.replace("base: '/fd'", `base: '${stand.url}/fd'`)}`,
    );

    await stand.close();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /Concert at Olympiahalle/);
  });
});

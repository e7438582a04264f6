import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkLogs, findSecrets, searchLogs } from '../../scripts/search-logs.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'));
  folders.push(folder);
});
after(() => folders.forEach((each) => rmSync(each, { recursive: true })));

const secrets = [
  { kind: 'password', value: 'sandbox' },
  { kind: 'password', value: 'pass word+1' },
  { kind: 'code', value: '123456' },
  { kind: 'token', value: 'access-token-1-0f8fad5b-d9cb-469f-a165-70867728950e' },
  { kind: 'query', value: 'q=secret-query' },
  { kind: 'mail address', value: 'anna@acme.example' },
];
const kindsIn = (text: string, isBrowser = false): string[] =>
  findSecrets(text, secrets, { isBrowser }).map(({ kind }) => kind);

const planted: readonly (readonly [what: string, line: string, kind: string])[] = [
  ['a token', '{"outcome":"access-token-1-0f8fad5b-d9cb-469f-a165-70867728950e"}', 'a token'],
  ['a password', '{"username":"x","password":"sandbox"}', 'a password'],
  ['a password in a URL', 'GET /x pass%20word%2B1', 'a password'],
  ['a code', '{"code":"123456"}', 'a code'],
  ['a code that is a number', '{"code":123456}', 'a code'],
  ['a code in a sentence', 'the code 123456 was wrong', 'a code'],
  ['a query', '{"route":"/events/","search":"q=secret-query"}', 'a query'],
  ['a mail address that nobody named', 'user ben@acme.example', 'what looks like a mail address'],
  ['a mail address in a URL', '/fd/x/ben%40acme.example', 'what looks like a mail address'],
  ['a token that nobody named', 'jwt eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x', 'what looks like a token'],
  ['a header', 'authorization: Bearer abcdefgh', 'what looks like an Authorization header'],
  ['a cookie', `cookie fd=${'a'.repeat(43)}.x`, 'what looks like a cookie of ours'],
  ['a cookie of a device', `set __Host-fd-device=${'a'.repeat(43)}`, 'what looks like a cookie of ours'],
  ['a query that nobody named', 'GET /fd/api/v3/events/?limit=10', 'what looks like a query'],
];

describe('searching logs', () => {
  for (const [what, line, kind] of planted) {
    it(`finds ${what}`, () => {
      assert.deepEqual(
        findSecrets(`{"ok":1}\n${line}\n`, secrets)
          .map((found) => ({ ...found }))
          .at(0),
        { line: 2, kind },
      );
    });
  }

  it('takes places in the code and ids for what they are', () => {
    assert.deepEqual(kindsIn('Error at file:///x/sandbox/app.ts:123456:1 sandbox.test gw-123456-1'), []);
  });

  it('leaves queries to browsers, whose own messages have them, and nothing else', () => {
    assert.deepEqual(kindsIn('failed to load http://localhost/fd/x?q=secret-query', true), []);
    assert.deepEqual(kindsIn('signed in as anna@acme.example', true), [
      'a mail address',
      'what looks like a mail address',
    ]);
  });

  it('is quick with many secrets', () => {
    const many = Array.from({ length: 20_000 }, () => ({ kind: 'token', value: `token-${crypto.randomUUID()}` }));
    const line = `${JSON.stringify({ time: new Date().toISOString(), route: '/events/{eid}', requestId: crypto.randomUUID() })}\n`;
    const since = performance.now();

    const found = findSecrets(line.repeat(20_000) + many[19_999]?.value, many);

    assert.deepEqual(found, [{ line: 20_001, kind: 'a token' }]);
    assert.ok(performance.now() - since < 20_000);
  });
});

describe('the check at the end of a run', () => {
  const said: string[] = [];
  beforeEach(() => void said.splice(0));
  const check = (mustHaveLogged = true): { passed: number; failed: number } =>
    checkLogs(folder, { mustHaveLogged, say: (line) => said.push(line) });
  const keep = (name: string, text: string): void => writeFileSync(join(folder, name), text);

  it('fails where nothing was logged, or nothing was named that could be found', () => {
    assert.deepEqual(check(), { passed: 0, failed: 1 });
    keep('1-gateway.log', '{"status":200}\n');
    assert.deepEqual(check(), { passed: 0, failed: 1 });
    assert.match(said.join('\n'), /nothing was searched: 1 lines were logged and 0 secrets named/);
  });

  it('says nothing of a run of chosen files that log nothing', () => {
    assert.deepEqual([check(false), said], [{ passed: 0, failed: 0 }, []]);
  });

  it('passes as one test where logs are clean', () => {
    keep('1-sent.secrets', `${JSON.stringify(secrets[0])}\n`);
    keep('1-gateway.log', '{"status":200}\n');

    assert.deepEqual(check(), { passed: 1, failed: 0 });
    assert.deepEqual(searchLogs(folder), { lines: 1, secrets: 1, findings: [] });
  });

  it('names file, line and kind of what it finds, never the secret, whichever process named it', () => {
    keep('1-sent.secrets', secrets.map((each) => `${JSON.stringify(each)}\n`).join(''));
    keep('2-gateway.log', '{"status":200}\n{"route":"access-token-1-0f8fad5b-d9cb-469f-a165-70867728950e"}\n');

    assert.deepEqual(check(), { passed: 0, failed: 1 });
    assert.match(said.join('\n'), /2-gateway\.log, line 2: a token/);
    assert.doesNotMatch(said.join('\n'), /0f8fad5b/);
  });

  it('finds what the rig has written', () => {
    const rig = JSON.stringify(`${root}test/rig/logs.ts`);
    const source = `const { logged, secret, secretsOfCall } = await import(${rig});
      secretsOfCall('/api/v3/events/?q=grand-tour', { username: 'anna@acme.example', password: 'pass word' });
      secret('token', 'one-token-of-many');
      logged('gateway', { route: '/events/?q=grand-tour' });
      logged('relay', 'a line with pass word in it');`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      env: { ...process.env, FD_TEST_LOGS: folder },
      encoding: 'utf8',
    });

    assert.equal(status, 0, stderr);
    assert.equal(readdirSync(folder).length, 3);
    const { findings } = searchLogs(folder);
    assert.deepEqual(
      findings.map(({ file, kind }) => `${file.replace(/^\d+-/, '')}: ${kind}`),
      ['gateway.log: a query', 'gateway.log: what looks like a query', 'relay.log: a password'],
    );
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/tree.ts';

/** What browsers have in the address bar. */
export const NAME = 'cms.example';

/** deploy/nginx.conf with what it says that one must change, and nothing else, changed. */
export function writeConfig(
  folder: string,
  { port, httpPort, gatewayPort }: Readonly<Record<'port' | 'httpPort' | 'gatewayPort', number>>,
): void {
  let text = deployFile('nginx.conf');
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${folder}/${name};`,
  );
  for (const [from, to] of [
    ['pid /run/nginx.pid;', `pid ${folder}/nginx.pid;`],
    ['/var/log/nginx/error.log', `${folder}/error.log`],
    ['/var/log/nginx/access.log', `${folder}/access.log`],
    ['http {\n', `http {\n${temp.join('\n')}\n`],
    ['server 127.0.0.1:4000;', `server 127.0.0.1:${gatewayPort};`],
    ['listen 80;', `listen 127.0.0.1:${httpPort};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['/etc/ssl/cms.example/fullchain.pem', `${folder}/cert.pem`],
    ['/etc/ssl/cms.example/privkey.pem', `${folder}/key.pem`],
  ] as const) {
    assert.equal(text.split(from).length, 2, `deploy/nginx.conf has "${from.trim()}" once`);
    text = text.replace(from, to);
  }
  writeFileSync(join(folder, 'nginx.conf'), text);
}

/** A key and a certificate of its own, valid for NAME; answers the certificate. */
export function certificateIn(folder: string): string {
  const file = join(folder, 'cert.pem');
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    `/CN=${NAME}`,
    '-addext',
    `subjectAltName=DNS:${NAME}`,
    '-keyout',
    join(folder, 'key.pem'),
    '-out',
    file,
  ];
  execFileSync('openssl', args, { stdio: 'ignore' });
  return readFileSync(file, 'utf8');
}

/** The text of a file of deploy/. */
export function deployFile(name: string): string {
  const file = join(root, 'deploy', name);
  assert.ok(existsSync(file), file);
  return readFileSync(file, 'utf8');
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { extensionFolders } from '../../../scripts/extension-build.mjs';
import { root, textOf } from '../../house/tree.ts';

interface Manifest {
  readonly manifest_version: number;
  readonly version: string;
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly optional_permissions: readonly string[];
  readonly optional_host_permissions: readonly string[];
  readonly content_scripts?: unknown;
  readonly externally_connectable?: unknown;
  readonly web_accessible_resources: readonly { resources: readonly string[]; use_dynamic_url?: boolean }[];
  readonly browser_specific_settings?: {
    readonly gecko: { readonly data_collection_permissions: { readonly required: readonly string[] } };
  };
}

const PERMISSIONS = [
  'activeTab',
  'alarms',
  'contextMenus',
  'declarativeNetRequestWithHostAccess',
  'scripting',
  'storage',
];
const HOSTS = ['https://client-api.prd.future-demand.com/*', 'https://client-api.stg.future-demand.com/*'];

for (const browser of ['chrome', 'firefox'] as const) {
  const folder = path.join(root, extensionFolders[browser]);
  const manifest = (): Manifest => JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const files = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|html|css)$/.test(file));

  describe(`the extension as it is built for ${browser}`, () => {
    it('asks for these permissions and for no other, each explained', () => {
      const { permissions, host_permissions, optional_permissions, optional_host_permissions } = manifest();
      assert.deepEqual(
        [...permissions].sort(),
        browser === 'chrome' ? [...PERMISSIONS, 'sidePanel'].sort() : PERMISSIONS,
      );
      assert.deepEqual(host_permissions, HOSTS);
      assert.deepEqual(optional_permissions, ['notifications']);
      assert.deepEqual(optional_host_permissions, ['*://*/*']);
      const page = textOf('docs/extension.md');
      for (const name of [...permissions, ...optional_permissions]) assert.ok(page.includes(`\`${name}\` `), name);
      for (const host of host_permissions) assert.ok(page.includes(new URL(host).hostname), host);
    });

    it('runs in no page by itself, and lets no page speak to it', () => {
      const { manifest_version, content_scripts, externally_connectable, web_accessible_resources } = manifest();
      assert.equal(manifest_version, 3);
      assert.equal(content_scripts, undefined);
      assert.equal(externally_connectable, undefined);
      assert.deepEqual(
        web_accessible_resources.map(({ resources }) => resources),
        [['frame.html']],
      );
      assert.equal(web_accessible_resources[0]?.use_dynamic_url, browser === 'chrome' ? true : undefined);
    });

    it('has the version of the package', () => {
      assert.equal(manifest().version, (JSON.parse(textOf('package.json')) as { version: string }).version);
    });

    it('brings no code from elsewhere, none that is made at run time, and no Lit into pages', () => {
      for (const file of files()) {
        const text = readFileSync(path.join(folder, file), 'utf8');
        assert.doesNotMatch(
          text,
          /new Function|\beval\(|<script[^>]+src="?https?:|import\("https?:|importScripts/,
          file,
        );
      }
      assert.doesNotMatch(
        readFileSync(path.join(folder, 'on-page.js'), 'utf8'),
        /lit\$|trustedTypes|customElements|postMessage/,
      );
    });
  });
}

describe('the extension for Firefox', () => {
  const folder = path.join(root, extensionFolders.firefox);

  it('passes the lint of the store without an error', () => {
    const webExt = path.join(root, 'node_modules/web-ext/bin/web-ext.js');
    const args = [webExt, 'lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root, timeout: 120_000 });
    const report = JSON.parse(stdout || `{"stderr":${JSON.stringify(stderr)}}`) as {
      readonly summary: { readonly errors: number; readonly warnings: number };
      readonly errors: readonly unknown[];
      readonly warnings: readonly { readonly code: string }[];
    };
    assert.deepEqual(report.errors, []);
    // Lit makes its templates so, from texts of ours alone.
    assert.deepEqual([...new Set(report.warnings.map(({ code }) => code))], ['UNSAFE_VAR_ASSIGNMENT']);
  });

  it('says what it transmits, and so does the page on privacy', () => {
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
    assert.deepEqual(manifest.browser_specific_settings?.gecko.data_collection_permissions, {
      required: ['authenticationInfo', 'personallyIdentifyingInfo', 'searchTerms'],
    });
    const page = textOf('PRIVACY.md');
    for (const words of ['authentication information', 'personally identifying information', 'search terms']) {
      assert.ok(page.includes(words), words);
    }
  });
});

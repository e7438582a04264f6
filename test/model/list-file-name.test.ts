import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asciiFileName, listFileName } from '../../src/model/list-file-name.ts';

const JUNE = Date.UTC(2026, 5, 2, 23, 59);

for (const [packageId, tc, name, ascii] of [
  ['pkg_555', 'family_outings_munich', 'customers_pkg_555_family_outings_munich_2026-06-02.csv', null],
  [
    '555',
    'Über 60, München',
    'customers_555_Über_60_München_2026-06-02.csv',
    'customers_555_Uber_60_Munchen_2026-06-02.csv',
  ],
  ['pkg', '北京 fans', 'customers_pkg_北京_fans_2026-06-02.csv', 'customers_pkg___fans_2026-06-02.csv'],
  ['../../etc', 'passwd', 'customers_etc_passwd_2026-06-02.csv', null],
  ['C:\\x', '..', 'customers_C_x_2026-06-02.csv', null],
  ['a"; filename="evil.exe', "b'c", 'customers_a_filename_evil.exe_b_c_2026-06-02.csv', null],
  ['a\r\nSet-Cookie: x', '\u0000', 'customers_a_Set-Cookie_x_2026-06-02.csv', null],
  ['gpj.\u202evsc', 'x\u200by', 'customers_gpj._vsc_x_y_2026-06-02.csv', null],
  ['%2e%2e%2f', '$(id)`id`', 'customers_2e_2e_2f_id_id_2026-06-02.csv', null],
  ['p'.repeat(300), '🎉', `customers_${'p'.repeat(100)}_2026-06-02.csv`, null],
] as const) {
  test(`${JSON.stringify(packageId.slice(0, 30))} and ${JSON.stringify(tc)} make a name that is nothing but a name`, () => {
    assert.equal(listFileName(packageId, tc, false, JUNE), name);
    assert.equal(listFileName(packageId, tc, true, JUNE), name.replace(/\.csv$/, '_spreadsheet.csv'));
    assert.equal(asciiFileName(name), ascii ?? name);
  });
}

test('a name has room in 255 bytes, in any script', () => {
  const name = listFileName('北'.repeat(300), '𝔘'.repeat(300), true, JUNE);

  assert.ok(new TextEncoder().encode(name).byteLength <= 255, name);
  assert.match(name, /^customers_北+_𝔘+_2026-06-02_spreadsheet\.csv$/u);
});

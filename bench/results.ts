import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { version as browserOf } from './browser/chromium.ts';
import type { Report } from './benchmark.ts';
import { readmeWith } from './table.ts';

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url));
const README = fileURLToPath(new URL('README.md', import.meta.url));

/** What it ran on: absolute times say nothing without it. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly platform: string;
  readonly node: string;
  readonly browser: string;
}

/** What a complete run found. */
export interface Results {
  /** ISO 8601 UTC. */
  readonly date: string;
  readonly machine: Machine;
  /** By the benchmark's name, in the order in which they ran. */
  readonly reports: Readonly<Record<string, Report>>;
}

/** Null where none have been taken. */
export const readResults = (): Results | null =>
  existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results) : null;

export const readReadme = (): string => readFileSync(README, 'utf8');

/** Writes the results, and the table of them into README.md. */
export async function saveResults(reports: Readonly<Record<string, Report>>): Promise<void> {
  const results: Results = { date: new Date().toISOString(), machine: await machine(), reports };
  const options = await resolveConfig(RESULTS);
  const text = JSON.stringify(results, (_key, value: unknown) => (typeof value === 'number' ? rounded(value) : value));
  writeFileSync(RESULTS, await format(text, { ...options, parser: 'json' }));
  // The table is of what is written, so that whoever compares the two finds the same.
  writeFileSync(README, await readmeWith(readReadme(), JSON.parse(text) as Results));
}

/** Three places are more than the machine keeps still for. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(3));
}

async function machine(): Promise<Machine> {
  const cpus = os.cpus();
  return {
    cores: cpus.length,
    cpu: cpus[0]?.model.trim() ?? '',
    platform: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
    browser: await browserOf(),
  };
}

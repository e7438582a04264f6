import fs from 'node:fs';
import path from 'node:path';

/**
 * Searches what the servers logged while the tests ran for what must never be in a log. test/rig/logs.ts writes both: what
 * was logged (`*.log`), and what was sent and issued (`*.secrets`, a JSON object a line).
 */

/**
 * @typedef {{ kind: string, value: string }} Secret
 * @typedef {{ file: string, line: number, kind: string }} Finding never holds the secret itself
 */

/** What gives itself away by its shape, whether a test has named it or not. @type {readonly (readonly [string, RegExp])[]} */
const shapes = [
  ['what looks like a token', /\beyJ[\w-]{6,}\.[\w-]{6,}/],
  ['what looks like an Authorization header', /\bBearer\s+[\w.~+/-]{6,}/i],
  ['what looks like a cookie of ours', /\bfd(?:-[a-z]+)?=[\w-]{24}/],
  ['what looks like a mail address', /[\w.+-]+(?:@|%40)[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\b/i],
];
/** A browser names addresses with their queries in messages of its own. */
const queryShape = /** @type {const} */ (['what looks like a query', /\?[\w.~%[\]-]+=/]);

/** Whole words alone: "sandbox" is a password, `sandbox/app.ts:1` is a place in the code. */
const isWordLike = (/** @type {string} */ value) => /^[\w.-]{1,12}$/.test(value);

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** So much of a long secret is looked up at every place of a text; there may be thousands of them. */
const PREFIX_CHARS = 12;

/** @param {Secret} secret @returns {(text: string) => boolean} */
function finderOf({ value }) {
  if (isWordLike(value)) {
    const word = new RegExp(`(?<![\\w./@-])(?<!\\w:)${escaped(value)}(?![\\w./@-])`);
    return (text) => word.test(text);
  }
  const forms = formsOf(value);
  return (text) => forms.some((form) => text.includes(form));
}

/** As it was, in a URL, and in JSON. @param {string} value */
const formsOf = (value) => [...new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)])];

/** @param {readonly Secret[]} secrets @returns {(line: string) => string[]} the kinds that stand in a line */
function lookupOf(secrets) {
  /** @type {Map<string, { form: string, kind: string }[]>} */
  const byPrefix = new Map();
  for (const { kind, value } of secrets) {
    for (const form of formsOf(value)) {
      const prefix = form.slice(0, PREFIX_CHARS);
      const known = byPrefix.get(prefix);
      if (known) known.push({ form, kind });
      else byPrefix.set(prefix, [{ form, kind }]);
    }
  }
  return (line) => {
    const kinds = [];
    for (let at = 0; at + PREFIX_CHARS <= line.length; at++) {
      for (const { form, kind } of byPrefix.get(line.slice(at, at + PREFIX_CHARS)) ?? []) {
        if (line.startsWith(form, at)) kinds.push(kind);
      }
    }
    return kinds;
  };
}

/**
 * Every place where a secret stands in a log.
 * @param {string} text
 * @param {readonly Secret[]} secrets
 * @param {{ isBrowser?: boolean }} [options]
 * @returns {{ line: number, kind: string }[]}
 */
export function findSecrets(text, secrets, { isBrowser = false } = {}) {
  const wanted = secrets.filter(({ kind }) => !(isBrowser && kind === 'query'));
  const lookup = lookupOf(wanted.filter(({ value }) => value.length >= PREFIX_CHARS && !isWordLike(value)));
  const finders = wanted
    .filter(({ value }) => value.length < PREFIX_CHARS || isWordLike(value))
    .map((secret) => ({ kind: secret.kind, isIn: finderOf(secret) }))
    .filter(({ isIn }) => isIn(text));
  const patterns = isBrowser ? shapes : [...shapes, queryShape];
  return text.split('\n').flatMap((line, index) => {
    const kinds = [
      ...lookup(line).map((kind) => `a ${kind}`),
      ...finders.filter(({ isIn }) => isIn(line)).map(({ kind }) => `a ${kind}`),
      ...patterns.filter(([, shape]) => shape.test(line)).map(([kind]) => kind),
    ];
    return [...new Set(kinds)].map((kind) => ({ line: index + 1, kind }));
  });
}

/**
 * @param {string} folder
 * @returns {{ lines: number, secrets: number, findings: Finding[] }} `lines` that were searched, for `secrets`
 */
export function searchLogs(folder) {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  const textOf = (/** @type {string} */ file) => fs.readFileSync(path.join(folder, file), 'utf8');
  /** @type {Map<string, Secret>} */
  const secrets = new Map();
  for (const file of files.filter((name) => name.endsWith('.secrets'))) {
    for (const line of textOf(file).split('\n')) {
      if (line !== '') secrets.set(line, JSON.parse(line));
    }
  }
  let lines = 0;
  /** @type {Finding[]} */
  const findings = [];
  for (const file of files.filter((name) => name.endsWith('.log'))) {
    const text = textOf(file);
    lines += text.split('\n').filter((line) => line !== '').length;
    const found = findSecrets(text, [...secrets.values()], { isBrowser: file.endsWith('-browser.log') });
    findings.push(...found.map((each) => ({ file, ...each })));
  }
  return { lines, secrets: secrets.size, findings };
}

/**
 * The search as one test more. A run that must have logged and did not has failed: then nothing was searched.
 * @param {string} folder
 * @param {{ mustHaveLogged: boolean, say: (line: string) => void }} options
 * @returns {{ passed: number, failed: number }}
 */
export function checkLogs(folder, { mustHaveLogged, say }) {
  const { lines, secrets, findings } = searchLogs(folder);
  const failed = (/** @type {string} */ text) => {
    say(`✗ ${text}`);
    return { passed: 0, failed: 1 };
  };
  if (lines === 0 || secrets === 0) {
    if (!mustHaveLogged) return { passed: 0, failed: 0 };
    return failed(`nothing was searched: ${lines} lines were logged and ${secrets} secrets named (test/rig/logs.ts)`);
  }
  if (findings.length === 0) {
    say(`✓ ${lines} lines of logs hold none of ${secrets} tokens, mail addresses, passwords, codes and queries`);
    return { passed: 1, failed: 0 };
  }
  const shown = findings.slice(0, 20).map(({ file, line, kind }) => `\n  ${file}, line ${line}: ${kind}`);
  const more = findings.length > shown.length ? `\n  and ${findings.length - shown.length} more` : '';
  return failed(`a log must hold no secret; ${findings.length} found in ${folder}${shown.join('')}${more}`);
}

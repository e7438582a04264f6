import { messages as accessDe } from '../../src/i18n/access/de.ts';
import { messages as accessEn } from '../../src/i18n/access/en.ts';
import { messages as coreDe } from '../../src/i18n/de.ts';
import { messages as coreEn } from '../../src/i18n/en.ts';

/** Every word of a language, for tests that look for one. */
export const en = { ...coreEn, ...accessEn };
export const de = { ...coreDe, ...accessDe };

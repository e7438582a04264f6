import type { BackhaulMessages, SettingsMessages } from '../../../i18n/attribution/messages.ts';
import { BACKHAUL_MODELS } from '../../../model/backhaul.ts';
import type { Option } from '../form.ts';
import { wholeIn } from '../typed.ts';
import { modelNameOf } from './backhaul.view.ts';

/** The model that a package has unless somebody chooses another. Source: product documents, attribution. */
const USUAL = 'EVENTS_FROM_PACKAGE';

/**
 * Longer windows are saved, with a word about it.
 * Assumption: no upper bound is documented; beyond a year it is more likely a slip.
 */
const LONG_DAYS = 365;

/** The models that can be chosen; one that is saved and new is one more, as it is. */
export function settingsOptionsOf(saved: string, names: BackhaulMessages, words: SettingsMessages): Option[] {
  const { sentences } = words;
  const known: readonly string[] = BACKHAUL_MODELS;
  return (known.includes(saved) || !saved ? known : [...known, saved]).map((value) => ({
    value,
    label: modelNameOf(value, names)!,
    sentence: Object.hasOwn(sentences, value) ? sentences[value as keyof typeof sentences] : words.unknown,
    note: value === USUAL ? words.usual : undefined,
  }));
}

/** What is said under the window's field. */
export function windowNoteOf(days: string, words: SettingsMessages): string {
  return `${words.windowNote}${(wholeIn(days) ?? 0) > LONG_DAYS ? ` ${words.windowLong}` : ''}`;
}

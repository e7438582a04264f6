import type { ModelMessages } from '../../../i18n/attribution/messages.ts';
import type { Formats } from '../../../i18n/formats.ts';
import { ATTRIBUTION_MODELS } from '../../../model/attribution-model.ts';
import { META_INSIGHTS, META_RESULTS, type MetaFigures } from '../../../model/meta.ts';

/** A model that can be chosen, or one that nobody has documented, as it came. */
export interface ModelOption {
  readonly value: string;
  readonly label: string;
  readonly sentence: string;
}

/** The documented models, and the present one where it is none of them. */
export function modelOptionsOf(model: string | null | undefined, words: ModelMessages): ModelOption[] {
  const known = ATTRIBUTION_MODELS.map((value) => ({
    value,
    label: words.names[value],
    sentence: words.sentences[value],
  }));
  const isKnown = !model || known.some(({ value }) => value === model);
  return isKnown ? known : [...known, { value: model, label: model, sentence: words.unknown }];
}

/** A model's name; one that is not documented is drawn as it is. */
export function modelNameOf(model: string, { names }: ModelMessages): string {
  return Object.hasOwn(names, model) ? names[model as keyof typeof names] : model;
}

export interface MetaKpi {
  readonly label: string;
  readonly value: string | null;
}

/** Money among the figures. */
const MONEY: readonly string[] = ['spend', 'revenue'];
const NAMED = [...META_RESULTS, ...META_INSIGHTS] as const;

/** Meta's figures: those with a word first, every other by its own name. */
export function metaKpisOf(
  figures: MetaFigures,
  words: ModelMessages,
  formats: Formats,
  currency: string | null | undefined,
): MetaKpi[] {
  const names: readonly string[] = NAMED;
  const first = NAMED.filter((name) => Object.hasOwn(figures, name));
  const rest = Object.keys(figures).filter((name) => !names.includes(name));
  const value = (name: string): string | null =>
    MONEY.includes(name) ? formats.money(figures[name], currency) : formats.factor(figures[name]);
  return [
    ...first.map((name) => ({ label: words.figureNames[name], value: value(name) })),
    ...rest.map((name) => ({ label: name, value: value(name) })),
  ];
}

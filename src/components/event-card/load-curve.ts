import type { TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { SalesGraph } from '../../model/sales-graph.ts';
import { painted } from './painted.ts';
import { remembering } from './remembering.ts';
import type * as Picture from './sales-curve.ts';

/** Draws one event's sales. */
export type Draw = (words: Messages, formats: Formats) => TemplateResult;

/** Kept once it has come: asking for it again would end the task, and the page be laid out without the picture first. */
let module: typeof Picture | undefined;

/**
 * The picture with its data. Its module comes beside the data, and brings its own styles.
 *
 * @param isFirst no picture stands there yet: then the event's words are seen before it
 */
export async function loadCurve(
  root: ShadowRoot,
  graph: SalesGraph | Promise<SalesGraph>,
  isFirst: boolean,
): Promise<Draw> {
  const [found, data] = await Promise.all([module ?? import('./sales-curve.ts'), graph]);
  module = found;
  if (isFirst) await painted();
  return curveOf(root, data)!;
}

/** The same without a wait, where another card has loaded the module. */
export function curveOf(root: ShadowRoot, graph: SalesGraph): Draw | undefined {
  if (!module) return undefined;
  const { curveView, curveStyles } = module;
  const { adoptedStyleSheets } = root;
  const sheet = curveStyles.styleSheet!;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  const curve = remembering();
  return (words, formats) => curve([words, formats], () => curveView(graph, words, formats));
}

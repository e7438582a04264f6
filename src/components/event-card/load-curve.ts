import type { TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { SalesGraph } from '../../model/sales-graph.ts';
import type * as Picture from './sales-curve.ts';

/** Draws one event's sales. */
export type Draw = (words: Messages, formats: Formats) => TemplateResult;

/** Kept once it has come: asking for it again would end the task, and the page be laid out without the picture first. */
let module: typeof Picture | undefined;

/** The picture with its data. Its module comes beside the data, and brings its own styles. */
export async function loadCurve(root: ShadowRoot, graph: SalesGraph | Promise<SalesGraph>): Promise<Draw> {
  const coming = module ?? import('./sales-curve.ts').then((found) => (module = found));
  const [{ curveView, curveStyles }, data] = await Promise.all([coming, graph]);
  const sheet = curveStyles.styleSheet!;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  return (words, formats) => curveView(data, words, formats);
}

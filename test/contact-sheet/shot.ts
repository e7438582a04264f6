import type { ExtensionTab } from '../rig/extension/browsers.ts';
import type { Scene } from './scene.ts';

/** A viewport in CSS pixels; `content` is as high as the page is. */
export interface Size {
  readonly width: number;
  readonly height: number | 'content';
}

/** One picture, taken in every look and in every size. */
export interface Shot {
  /** `popup: signed out`: the part before the colon is its heading on the sheet. Unique. */
  readonly name: string;
  /** None for what has a size of its own, as the popup. */
  readonly sizes?: readonly Size[];
  /** Brings what the picture shows about, from wherever the shots before have left off. */
  readonly stage: (scene: Scene) => Promise<ExtensionTab>;
}

const HEIGHTS: Readonly<Record<number, number>> = { 320: 700, 768: 900, 1280: 800 };

/** Windows of the usual height for these widths. */
export function windows(...widths: readonly number[]): Size[] {
  return widths.map((width) => ({ width, height: HEIGHTS[width] ?? 800 }));
}

/** Pages in their whole length. */
export function wholePages(...widths: readonly number[]): Size[] {
  return widths.map((width) => ({ width, height: 'content' as const }));
}

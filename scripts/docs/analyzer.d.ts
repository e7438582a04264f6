/* The analyzer's own types leave out what is used of it. */

declare module '@custom-elements-manifest/analyzer/index.js' {
  import type typescript from 'typescript';
  import type { AnalyzedModule } from './types.ts';

  /** The TypeScript that it understands the trees of. */
  export const ts: typeof typescript;
  export function create(options: {
    readonly modules: readonly unknown[];
    readonly plugins: readonly unknown[];
    readonly context: Readonly<Record<string, unknown>>;
  }): { readonly modules: readonly AnalyzedModule[] };
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): readonly unknown[];
}

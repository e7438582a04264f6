/** Something of an element that has a name and is described in words. */
export interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Typed extends Described {
  readonly type?: { readonly text: string };
}

export interface Attribute extends Typed {
  readonly default?: string;
  readonly fieldName?: string;
  readonly inheritedFrom?: object;
}

export interface Member extends Typed {
  readonly kind: 'field' | 'method';
  readonly attribute?: string;
  readonly reflects?: boolean;
  readonly default?: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly parameters?: readonly (Typed & { readonly optional?: boolean })[];
  readonly return?: { readonly type?: { readonly text: string } };
}

export interface CssProperty extends Described {
  readonly default?: string;
}

/** A class as the analyzer tells of it. */
export interface AnalyzedClass extends Described {
  readonly kind: string;
  readonly summary?: string;
  readonly superclass?: { readonly name: string; readonly package?: string; readonly module?: string };
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly Member[];
  readonly events?: readonly Typed[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly CssProperty[];
  readonly cssStates?: readonly Described[];
  readonly examples?: readonly string[];
}

export interface AnalyzedModule {
  readonly path: string;
  readonly declarations?: readonly AnalyzedClass[];
}

/** An element, with all that it has of its base classes. */
export interface Element extends Required<Omit<AnalyzedClass, 'superclass' | 'kind'>> {
  readonly kind: 'class';
  readonly customElement: true;
  readonly tagName: string;
  readonly superclass: { readonly name: string; readonly package: string };
}

export interface Manifest {
  readonly schemaVersion: string;
  readonly readme: string;
  readonly modules: readonly {
    readonly kind: 'javascript-module';
    readonly path: string;
    readonly declarations: readonly Element[];
    readonly exports: readonly object[];
  }[];
}

/** An event's class: what its listeners can read of it. */
export interface EventClass extends Described {
  readonly fields: readonly Typed[];
  /** Where it is declared, which also types its listeners: `src/components/shared/events.ts`. */
  readonly source: string;
}

/** All that is generated from. */
export interface Facts {
  readonly manifest: Manifest;
  readonly elements: readonly Element[];
  readonly events: ReadonlyMap<string, EventClass>;
}

import type { Stage, StageOptions } from './stage.ts';

/** What every element is designed for, in the order of its life. */
export const STATES = ['empty', 'loading', 'ready', 'stale', 'failed'] as const;
export type State = (typeof STATES)[number];

/** How to bring an element into one of its states. */
export interface Scene {
  readonly options?: StageOptions;
  /** Prepares the stage before the element is shown. */
  readonly before?: (stage: Stage) => unknown;
  /** What is done to the element once it is ready. */
  readonly after?: (stage: Stage, element: HTMLElement) => unknown;
}

export type Scenes = Readonly<Partial<Record<State, Scene>>>;

/** One use of an element: alone in an event's page, as a list, … */
export interface Variant {
  /** `one package`, in lower case. Unique within the element. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly states: Scenes;
  /** What it says is the same in English and in German: a name, say. */
  readonly isAlike?: boolean;
}

/** An element as the states page, the contract test and the contact sheet show it. */
export interface ElementScenes {
  readonly tag: string;
  /** The first is the usual one. Each state is in one of them at least, but those of `never`. */
  readonly variants: readonly Variant[];
  /** States that cannot occur, and why. */
  readonly never?: Readonly<Partial<Record<State, string>>>;
}

/** An element of which everything can be loaded anew. */
interface Refreshed extends HTMLElement {
  refresh(): Promise<void>;
}

/** All parts have what they show: what comes first is not yet all that is asked for. */
async function allThere(stage: Stage): Promise<void> {
  for (let quiet = 0; quiet < 5; quiet = stage.inFlight() ? 0 : quiet + 1) {
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** What the API sends is no JSON any more, so nothing can be updated, nor loaded in the first place. */
export const unreadable = (pattern: RegExp): Required<Pick<Scenes, 'stale' | 'failed'>> => ({
  stale: {
    after: async (stage, element) => {
      await allThere(stage);
      stage.answer(pattern, 200, 'not JSON');
      return (element as Refreshed).refresh();
    },
  },
  failed: { before: (stage) => stage.answer(pattern, 200, 'not JSON') },
});

/** Nobody is signed in. */
export const signedOut: Scene = { options: { user: null } };

/** The answers never come. */
export const held = (pattern: RegExp): Scene => ({ before: (stage) => stage.hold(pattern) });

/**
 * Plays a scene: makes a stage, puts the element in a provider on it and brings the element into the state.
 * @param place puts the provider, with the element in it, where it is to be shown
 * @param inState waits for a state of the element
 */
export async function play(
  { stage, element, scene }: { stage: Stage; element: HTMLElement; scene: Scene },
  place: () => void,
  inState: (state: State) => Promise<unknown>,
): Promise<void> {
  await scene.before?.(stage);
  place();
  if (!scene.after) return;
  await inState('ready');
  await scene.after(stage, element);
}

/** The element of a variant, not in any document yet. */
export function elementOf(tag: string, { attributes }: Pick<Variant, 'attributes'>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

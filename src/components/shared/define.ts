import { version } from './version.ts';

interface VersionedElement extends CustomElementConstructor {
  readonly version?: string;
}

/**
 * Registers an element unless the tag is taken: silently by the same version (the script is on the page twice), with
 * one warning by another one. Elsewhere than in a page, where there is no registry, it does nothing.
 */
export function define(tag: string, Class: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | null | undefined;
  if (!registry) return;
  const known = registry.get(tag) as VersionedElement | undefined;
  if (!known) registry.define(tag, Class);
  else if (known.version !== version) {
    console.warn(`<${tag}> stays at version ${known.version ?? 'unknown'}: version ${version} came second.`);
  }
}

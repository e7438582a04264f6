/** A tag and how to get its element. */
export type Tags = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Registers each element when its tag is in the document, now or later, and stops looking once all are registered.
 * What cannot be loaded leaves the tag's own content standing and is reported once.
 *
 * A tag that another copy of the kit has registered is left to it. Where that copy is of another version, one warning
 * names both.
 * @returns ends the looking
 */
export function loadElements(tags: Tags, version: string, document: Document): () => void {
  const missing = new Set(Object.keys(tags).filter((tag) => !customElements.get(tag)));
  const others = Object.keys(tags).map((tag) => (customElements.get(tag) as { version?: string } | undefined)?.version);
  const other = others.find((found) => found !== undefined && found !== version);
  if (other) console.warn(`fd-widgets ${version} is included on a page that runs ${other}: include one of them.`);

  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();

  function look(): void {
    for (const tag of missing) {
      if (!document.querySelector(tag)) continue;
      missing.delete(tag);
      tags[tag]?.().catch((thrown: unknown) => {
        console.error(`fd-widgets could not load <${tag}>: what stands inside the tag stays visible.`, thrown);
      });
    }
    if (!missing.size) observer.disconnect();
  }

  return () => observer.disconnect();
}

/*
 * Put into the page of every contestant before anything else: notes when what the card says was first painted. Looked at
 * once a frame, before it is painted; the time is taken after.
 */

/** What a reader sees, across shadow roots. */
function deepText(root: Node): string {
  let text = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) text += `${node.data} `;
    else if ((node as Element).shadowRoot) text += deepText((node as Element).shadowRoot!);
  }
  return text;
}

function isShown(texts: readonly string[]): boolean {
  const main = document.querySelector('main');
  const shown = main ? deepText(main) : '';
  return texts.every((text) => shown.includes(text));
}

/** Ms from the navigation's start to after the first frame that shows all of these texts. */
function painted(texts: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isShown(texts)) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(performance.now());
      };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

const { title, all } = JSON.parse(document.currentScript!.dataset['texts']!) as {
  title: string;
  all: readonly string[];
};
const page = { title: painted([title]), all: painted(all) };

export type FirstCardPage = typeof page;

declare global {
  interface Window {
    firstCard: FirstCardPage;
  }
}
window.firstCard = page;

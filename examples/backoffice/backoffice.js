/*
 * Makes a single-page application of the backoffice: a link within it is read in the background and its <main> is put
 * in the place of the present one. Without this script every link is a page of its own, with the same content.
 */
(() => {
  const base = new URL('./', location.href).pathname.replace(/events\/$/, '');
  let pending = null;

  /** The link's address if it leads to a page of this application in this language, else null. */
  function ownAddress(link) {
    const url = new URL(link.href);
    const stays = url.origin === location.origin && url.pathname.startsWith(base) && !link.target && !link.hreflang;
    return stays ? url.href : null;
  }

  function show(page, focusHeading) {
    document.title = page.title;
    for (const selector of ['main', '.languages']) {
      const next = page.querySelector(selector);
      document.querySelector(selector).replaceWith(document.adoptNode(next));
    }
    if (focusHeading) document.querySelector('h1').focus();
  }

  /** Reads the page at `href`, then calls `then` with it. A page that cannot be read so is loaded the usual way. */
  function read(href, then) {
    pending?.abort();
    const request = new XMLHttpRequest();
    pending = request;
    request.open('GET', href);
    request.responseType = 'document';
    request.onload = () => {
      if (request.response?.querySelector('main')) then(request.response);
      else location.assign(href);
    };
    request.onerror = () => location.assign(href);
    request.send();
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const href = link && isPlain && !event.defaultPrevented && ownAddress(link);
    if (!href) return;
    event.preventDefault();
    read(href, (page) => {
      history.replaceState({ y: scrollY }, '');
      history.pushState({ y: 0 }, '', href);
      show(page, true);
      scrollTo(0, 0);
    });
  });

  addEventListener('popstate', (event) => {
    read(location.href, (page) => {
      show(page, true);
      scrollTo(0, event.state?.y ?? 0);
    });
  });

  document.querySelector('.cookies button')?.addEventListener('click', (event) => {
    event.target.closest('.cookies').remove();
  });
})();

/* What the page adds of its own: the package that is opened in one element is evaluated in the other. */
const panel = document.querySelector('fd-attribution-panel');

for (const type of ['fd-package-choose', 'fd-package-made']) {
  addEventListener(type, ({ packageId }) => panel?.setAttribute('package-id', packageId));
}

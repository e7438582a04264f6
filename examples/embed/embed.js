import { addLanguage } from '/fd/fd.js';

// Loaded when something of the page is in French.
addLanguage('fr', () => import('/embed/fr.js'));

// A tag that comes later is found as well: nothing has to be called for it.
document.querySelector('#more').addEventListener('click', () => {
  const provider = document.createElement('fd-provider');
  const packages = document.createElement('fd-package-status');
  packages.setAttribute('event-id', 'evt_abc');
  provider.append(packages);
  document.querySelector('#later').replaceChildren(provider);
});

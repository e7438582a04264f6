/* The page of an element: what is entered becomes an attribute of the live element and of what there is to copy. */
const form = document.querySelector('#attributes');
const live = document.querySelector('#live')?.firstElementChild;
const source = document.querySelector('#source')?.content.firstElementChild;
const snippet = document.querySelector('#snippet');

function apply({ name, type, value, checked }) {
  const isSet = type === 'checkbox' ? checked : value !== '';
  for (const element of [live, source]) {
    if (isSet) element.setAttribute(name, type === 'checkbox' ? '' : value);
    else element.removeAttribute(name);
  }
  snippet.textContent = source.outerHTML.replaceAll('=""', '');
}

if (form && live && source) {
  for (const control of form.elements) {
    const given = source.getAttribute(control.name);
    if (control.type === 'checkbox') control.checked = given !== null;
    else control.value = given ?? '';
  }
  form.addEventListener('change', ({ target }) => apply(target));
  form.addEventListener('submit', (event) => event.preventDefault());
  document.querySelector('#copy').addEventListener('click', async () => {
    await navigator.clipboard.writeText(snippet.textContent);
    document.querySelector('#copied').textContent = 'Copied.';
  });
}

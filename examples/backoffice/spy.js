/*
 * A page that tries to learn something: it runs before everything else, listens wherever a page can, and keeps what it
 * sees. `window.spy.report()` tells all of it as one text, for tests that look for what must not be in there.
 */
(() => {
  // Taken before anything is patched, so that the spy does not spy on itself.
  const { apply, construct, ownKeys, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const uncurry =
    (fn) =>
    (target, ...args) =>
      apply(fn, target, args);
  const push = uncurry(Array.prototype.push);
  const join = uncurry(Array.prototype.join);
  const addListener = EventTarget.prototype.addEventListener;
  const setHas = uncurry(Set.prototype.has);
  const setAdd = uncurry(Set.prototype.add);
  const shadowOf = uncurry(getOwnPropertyDescriptor(Element.prototype, 'shadowRoot').get);
  const isNode = (value) => value instanceof Node;

  const MAX_LINES = 200_000;
  const MAX_DEPTH = 6;
  const lines = new Set();
  const things = new Set();
  const globalsBefore = new Set(ownKeys(window));
  /** Set while the spy itself works: what it calls then is not news. */
  let isBusy = false;

  function quietly(fn) {
    if (isBusy) return;
    isBusy = true;
    try {
      fn();
    } catch {
      // Some of the platform's own things cannot be read.
    } finally {
      isBusy = false;
    }
  }

  function note(where, text) {
    if (lines.size < MAX_LINES) setAdd(lines, `${where}: ${text}`);
  }

  /** Notes a value and what it holds: texts at once, things again when the report is made. */
  function keep(where, value, depth = 0, seen = new Set()) {
    if (typeof value === 'string' || typeof value === 'number') return note(where, value);
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
    if (value === window || setHas(seen, value) || depth > MAX_DEPTH) return;
    setAdd(seen, value);
    setAdd(things, value);
    if (isNode(value)) return note(where, markupOf(value));
    if (value instanceof Error) note(where, `${value.message} ${value.stack}`);
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) note(where, new TextDecoder().decode(value));
    if (value instanceof Map || value instanceof Set) {
      value.forEach((entry, key) => {
        keep(where, key, depth + 1, seen);
        keep(where, entry, depth + 1, seen);
      });
    }
    for (const key of ownKeys(value)) {
      const descriptor = getOwnPropertyDescriptor(value, key);
      note(where, `.${key.toString()}`);
      if (descriptor && 'value' in descriptor) keep(`${where}.${key.toString()}`, descriptor.value, depth + 1, seen);
    }
  }

  /** The markup of a node with every shadow root that can be read. */
  function markupOf(node) {
    const isElement = node instanceof Element;
    const inner = isElement ? [] : [...node.childNodes].map(markupOf);
    for (const element of isElement ? [node, ...node.querySelectorAll('*')] : []) {
      const root = shadowOf(element);
      if (root) push(inner, markupOf(root));
    }
    return `${node.outerHTML ?? node.nodeValue ?? ''} ${join(inner, ' ')}`;
  }

  /** Puts a function before `owner[name]` that keeps what goes in and what comes out. */
  function patch(owner, name, what = name) {
    const descriptor = owner && getOwnPropertyDescriptor(owner, name);
    if (!descriptor?.configurable) return;
    const wrapped = (fn, kind) =>
      fn &&
      function (...args) {
        const result = new.target ? construct(fn, args, new.target) : apply(fn, this, args);
        quietly(() => {
          keep(`${what} ${kind} this`, this);
          for (let index = 0; index < args.length; index++) keep(`${what} ${kind}`, args[index]);
          keep(`${what} ${kind} gave`, result);
          if (typeof result?.then === 'function') result.then((late) => quietly(() => keep(what, late)), Boolean);
        });
        return result;
      };
    if (typeof descriptor.value === 'function') {
      const value = wrapped(descriptor.value, 'called with');
      value.prototype = descriptor.value.prototype;
      defineProperty(owner, name, { ...descriptor, value });
    } else if (descriptor.set) {
      defineProperty(owner, name, { ...descriptor, set: wrapped(descriptor.set, 'set to') });
    }
  }

  function patchAll(owner, what, only = () => true) {
    if (!owner) return;
    for (const name of ownKeys(owner)) {
      if (typeof name === 'string' && name !== 'constructor' && only(name)) patch(owner, name, `${what}.${name}`);
    }
  }

  // What a script that shares the page's world would have to call.
  for (const owner of [Element, HTMLElement, HTMLIFrameElement, HTMLInputElement, Node, CharacterData, ShadowRoot]) {
    patchAll(owner.prototype, owner.name, (name) => getOwnPropertyDescriptor(owner.prototype, name).set);
  }
  for (const [owner, ...names] of [
    [
      Element.prototype,
      'attachShadow',
      'setAttribute',
      'append',
      'before',
      'after',
      'replaceWith',
      'insertAdjacentElement',
    ],
    [Node.prototype, 'appendChild', 'insertBefore', 'replaceChild', 'removeChild', 'cloneNode'],
    [HTMLElement.prototype, 'attachInternals', 'focus', 'click'],
    [
      Document.prototype,
      'createElement',
      'createTextNode',
      'importNode',
      'adoptNode',
      'querySelector',
      'querySelectorAll',
    ],
    [EventTarget.prototype, 'addEventListener', 'removeEventListener', 'dispatchEvent'],
    [MessagePort.prototype, 'postMessage'],
    [Storage.prototype, 'setItem', 'getItem'],
    [XMLHttpRequest.prototype, 'open', 'setRequestHeader', 'send'],
    [CustomElementRegistry.prototype, 'define', 'get', 'whenDefined'],
    [Promise.prototype, 'then'],
    [Map.prototype, 'set', 'get'],
    [JSON, 'parse', 'stringify'],
    [Object, 'assign', 'freeze', 'defineProperty'],
    [window, 'postMessage', 'fetch', 'setTimeout', 'requestAnimationFrame', 'structuredClone', 'getComputedStyle'],
    ...['Event', 'CustomEvent', 'MessageEvent', 'MessageChannel', 'MutationObserver', 'Request'].map((name) => [
      window,
      name,
    ]),
  ]) {
    for (const name of names) patch(owner, name);
  }
  patchAll(Array.prototype, 'Array', (name) => name !== 'length');
  patchAll(String.prototype, 'String', (name) => /^(replace|split|trim|toLowerCase|normalize|match)/.test(name));

  // An object without one of these names asks here for it, and tells what it is given.
  for (const name of 'token AccessToken RefreshToken IdToken session partner partnerId ticket eid event_id'.split(
    ' ',
  )) {
    defineProperty(Object.prototype, name, {
      configurable: true,
      get() {
        quietly(() => keep(`Object.prototype.${name} asked of`, this));
        return undefined;
      },
      set(value) {
        quietly(() => keep(`Object.prototype.${name} set to`, value));
        defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
      },
    });
  }

  // What happens: every event at the window first, with its path and its data; and every change of the document.
  const heard = 'message messageerror click keydown input change focusin focusout pointerdown toggle load error';
  for (const type of `${heard} storage popstate submit copy paste securitypolicyviolation`.split(' ')) {
    const listener = (event) =>
      quietly(() => {
        note('event', `${event.type} from ${event.origin ?? ''} ${event.message ?? ''} ${event.blockedURI ?? ''}`);
        keep('event data', event.data);
        keep('event detail', event.detail);
        keep('event ports', [...(event.ports ?? [])]);
        for (const node of event.composedPath()) if (isNode(node) && node !== document) keep('event path', node);
      });
    apply(addListener, window, [type, listener, true]);
  }
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  const observer = new MutationObserver((records) =>
    quietly(() => {
      for (const { type, target, attributeName, oldValue, addedNodes, removedNodes } of records) {
        note(`changed ${type}`, `${attributeName ?? ''} was ${oldValue ?? ''}`);
        if (type !== 'childList') keep('changed', attributeName ? target.getAttribute(attributeName) : target);
        for (const node of addedNodes) keep('added', node);
        for (const node of removedNodes) keep('removed', node);
      }
    }),
  );
  observer.observe(document, { ...everything, attributeOldValue: true, characterDataOldValue: true });
  const timing = new PerformanceObserver((list) => quietly(() => keepTimings(list.getEntries())));
  timing.observe({ type: 'resource', buffered: true });

  function keepTimings(entries) {
    for (const entry of entries) note('performance', JSON.stringify(entry.toJSON()));
  }

  /** What lies open: frames, globals, storage, and everything that was seen, as it is now. */
  function lookAround() {
    note('window.length', window.length);
    for (let index = 0; index < window.length; index++) {
      for (const name of ['name', 'origin', 'length', 'closed', 'location', 'document', 'frameElement', 'spy']) {
        try {
          note(`frame ${index}.${name}`, String(window[index][name]));
        } catch {
          note(`frame ${index}.${name}`, 'refused');
        }
      }
    }
    for (const name of ownKeys(window)) {
      if (setHas(globalsBefore, name) || name === 'spy') continue;
      note('new global', name.toString());
      keep(`window.${name.toString()}`, window[name]);
    }
    for (const name of ['chrome', 'browser']) keep(name, window[name]);
    keep('storage', [document.cookie, { ...localStorage }, { ...sessionStorage }, history.state, location.href]);
    keepTimings(performance.getEntries());
    keep('document', document.documentElement);
    for (const thing of [...things]) {
      if (!isNode(thing)) continue;
      keep('node', thing);
      for (const name of ownKeys(thing)) keep(`node.${name.toString()}`, thing[name]);
      for (let proto = getPrototypeOf(thing); proto; proto = getPrototypeOf(proto))
        note('kind', proto.constructor?.name);
    }
  }

  const spy = {
    /** Everything that was seen so far, one line each. */
    report() {
      quietly(lookAround);
      return join([...lines], '\n');
    },
  };
  defineProperty(window, 'spy', { value: Object.freeze(spy) });
})();

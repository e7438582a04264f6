/** What runs in browsers in csrf.e2e.test.ts: each function sees its arguments and the page, nothing else. */

/** Runs on the page of our own origin. */
export async function signInHere(): Promise<number> {
  const response = await fetch('/fd/session', {
    method: 'POST',
    headers: { 'X-FD-Request': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'both@acme.example', password: 'sandbox' }),
  });
  return response.status;
}

export async function sessionHere(): Promise<string> {
  const response = await fetch('/fd/session', { headers: { 'X-FD-Request': '1' } });
  const { state, email, lastPartner } = (await response.json()) as Record<string, unknown>;
  return `${String(state)} ${String(email)} ${String(lastPartner)}`;
}

/** Runs on the hostile page: everything that fetch can be made to do with somebody else's cookies. */
export async function everyFetch(victim: string): Promise<readonly string[]> {
  const body = '{"username":"ben@acme.example","password":"sandbox"}';
  const form = new URLSearchParams({ username: 'ben@acme.example', password: 'sandbox' });
  const files = new FormData();
  files.set('file', new Blob(['x']), 'x.png');
  const header = { 'X-FD-Request': '1' };
  const json = { 'content-type': 'application/json' };
  const partner = { 'x-preferred-partner-id': 'partner-id-acme' };
  const tries: readonly (readonly [path: string, init: RequestInit])[] = [
    ['/fd/session', { mode: 'no-cors' }],
    ['/fd/session', { mode: 'no-cors', method: 'POST', body }],
    ['/fd/session', { mode: 'no-cors', method: 'POST', body: form }],
    ['/fd/session', { mode: 'no-cors', method: 'POST', body: new Blob([body], { type: 'text/plain' }) }],
    ['/fd/session', { mode: 'no-cors', method: 'POST', body, headers: { ...header, ...json } }],
    ['/fd/api/media', { mode: 'no-cors', method: 'POST', body: files }],
    ['/fd/session', {}],
    ['/fd/session', { headers: header }],
    ['/fd/session', { method: 'POST', body, headers: { ...header, ...json } }],
    ['/fd/session', { method: 'POST', body }],
    ['/fd/session', { method: 'DELETE' }],
    ['/fd/session', { method: 'DELETE', headers: header }],
    ['/fd/session/partner', { method: 'PUT', body: '{"partner":"partner-id-beta"}', headers: { ...header, ...json } }],
    ['/fd/session/partner', { mode: 'no-cors', method: 'POST', body: '{"partner":"partner-id-beta"}' }],
    ['/fd/api/v3/events/', { headers: { ...header, ...partner } }],
    ['/fd/api/v3/events/', { mode: 'no-cors', headers: { ...header, ...partner } }],
    ['/fd/api/v3/campaigns_setup', { method: 'POST', body, headers: { ...header, ...json, ...partner } }],
    ['/fd/api/v3/campaigns_setup', { mode: 'no-cors', method: 'POST', body: form, referrerPolicy: 'no-referrer' }],
    ['/fd/session', { mode: 'no-cors', method: 'POST', body, referrerPolicy: 'no-referrer', keepalive: true }],
  ];
  const outcomes: string[] = [];
  for (const [path, init] of tries) {
    const what = `${init.mode ?? 'cors'} ${init.method ?? 'GET'} ${path}`;
    try {
      const response = await fetch(victim + path, { credentials: 'include', ...init });
      const text = await response.text();
      if (response.type !== 'opaque' || text !== '') outcomes.push(`${what}: read ${response.status} ${text}`);
    } catch {
      // Refused, as it should be.
    }
  }
  navigator.sendBeacon(`${victim}/fd/session`, new Blob([body], { type: 'text/plain' }));
  return outcomes;
}

/** Runs on the hostile page: forms of every encoding, each into a frame of its own, and what the frames show afterwards. */
export async function everyForm(victim: string): Promise<readonly string[]> {
  const encodings = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
  const paths = [
    '/fd/session',
    '/fd/session?_method=DELETE',
    '/fd/api/media',
    '/fd/api/v3/campaigns_setup',
    '/fd/sign-in',
  ];
  const frames: HTMLIFrameElement[] = [];
  const loads: Promise<unknown>[] = [];
  const framed = (src?: string): HTMLIFrameElement => {
    const frame = document.createElement('iframe');
    frame.name = `frame-${frames.length}`;
    if (src !== undefined) frame.src = src;
    frames.push(frame);
    return frame;
  };
  for (const path of paths) {
    for (const enctype of encodings) {
      const frame = framed();
      document.body.append(frame);
      const form = Object.assign(document.createElement('form'), {
        method: 'post',
        action: victim + path,
        enctype,
        target: frame.name,
      });
      for (const [name, value] of [
        ['{"username":"ben@acme.example","password":"sandbox","x":"', '"}'],
        ['username', 'ben@acme.example'],
        ['password', 'sandbox'],
        ['_method', 'DELETE'],
      ]) {
        form.append(Object.assign(document.createElement('input'), { name, value, type: 'hidden' }));
      }
      document.body.append(form);
      loads.push(new Promise((resolve) => frame.addEventListener('load', resolve)));
      form.submit();
    }
  }
  for (const path of ['/fd/sign-in', '/fd/session', '/fd/api/v3/events/', '/fd/api/v3/partners/']) {
    const frame = framed(victim + path);
    loads.push(new Promise((resolve) => frame.addEventListener('load', resolve)));
    document.body.append(frame);
  }
  await Promise.race([Promise.all(loads), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  return frames.flatMap(({ contentDocument }) => {
    const text = contentDocument?.body?.textContent ?? '';
    return text === '' ? [] : [text];
  });
}

/** Runs on the hostile page: whether a picture, script or style of the victim loads, or is told apart. */
export async function everyResource(victim: string): Promise<readonly string[]> {
  const loaded: string[] = [];
  const attempt = (element: HTMLElement, what: string): Promise<void> =>
    new Promise((resolve) => {
      element.addEventListener('load', () => (loaded.push(what), resolve()));
      element.addEventListener('error', () => resolve());
      document.head.append(element);
      setTimeout(resolve, 5_000);
    });
  for (const path of [
    '/fd/session',
    '/fd/api/v3/events/',
    '/fd/api/v3/partners/',
    '/fd/healthz',
    '/fd/sign-in.css',
    '/fd/icon.svg',
    '/fd/fd.js',
  ]) {
    const src = victim + path;
    await attempt(Object.assign(document.createElement('img'), { src }), `picture ${path}`);
    await attempt(Object.assign(document.createElement('script'), { src }), `script ${path}`);
    await attempt(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: src }), `style ${path}`);
  }
  return loaded;
}

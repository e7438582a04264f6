/**
 * Collects what a page complains of. Runs in the page, so the rule of in-page.ts holds here too. What is kept is kept on
 * the document under a symbol: no name appears among the page's globals.
 */

/** What a page had to say since the last look. */
export interface Captured {
  errors: string[];
  reports: string[];
}

/**
 * Reports each breach of this document's Content Security Policy once, `directive: blocked`; those from before this
 * call come from the browser's buffer, where it has one.
 */
export function watchReports(report: (text: string) => void): void {
  const key = Symbol.for('rig.watched');
  if (Object.hasOwn(document, key)) return;
  Object.defineProperty(document, key, { value: true });
  const tell = (directive = '?', blocked = '', sample = ''): void =>
    report(`${directive}: ${blocked} ${sample}`.trimEnd());
  document.addEventListener('securitypolicyviolation', (event) => {
    tell(event.effectiveDirective, event.blockedURI, event.sample);
  });
  if (typeof ReportingObserver !== 'function') return;
  const observer = new ReportingObserver(() => {}, { buffered: true, types: ['csp-violation'] });
  observer.observe();
  for (const { body } of observer.takeRecords()) {
    const { effectiveDirective, blockedURL, sample } = body as CSPViolationReportBody;
    tell(effectiveDirective, blockedURL ?? '', sample ?? '');
  }
  observer.disconnect();
}

/** Collects reports, script errors, console errors and failed loads; gives those since the last call. */
export function capture(): Captured {
  const key = Symbol.for('rig.captured');
  const holder = document as unknown as Record<symbol, Captured | undefined>;
  let captured = holder[key];
  if (!captured) {
    const fresh: Captured = { errors: [], reports: [] };
    captured = fresh;
    Object.defineProperty(document, key, { value: fresh });
    watchReports((text) => fresh.reports.push(text));
    const onError = (event: Event): void => {
      const from = event.target as Partial<HTMLImageElement & HTMLLinkElement> | null;
      if (event instanceof ErrorEvent) fresh.errors.push(String(event.error ?? event.message));
      else fresh.errors.push(`could not load <${from?.localName}> ${from?.src ?? from?.href ?? ''}`);
    };
    window.addEventListener('error', onError, true);
    window.addEventListener('unhandledrejection', (event) => fresh.errors.push(`unhandled: ${String(event.reason)}`));
    const original = console.error;
    console.error = (...parts: unknown[]): void => {
      fresh.errors.push(parts.map(String).join(' '));
      original.apply(console, parts);
    };
  }
  return { errors: captured.errors.splice(0), reports: captured.reports.splice(0) };
}

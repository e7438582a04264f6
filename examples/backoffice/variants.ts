/** One way in which the backoffice is served: the same pages under a path of their own, more or less hostile. */
export interface Variant {
  /** With a slash at both ends. */
  readonly path: string;
  /** The Content Security Policy of its pages. */
  readonly csp: string;
  /** A script that runs before everything else. */
  readonly firstScript?: string;
  /** Style sheets after the usual one. */
  readonly styles?: readonly string[];
  readonly hasCookieBar?: boolean;
  /** Its policy allows no picture, so its pages name no icon. */
  readonly isWithoutIcon?: boolean;
}

/** Where the files of all variants are. */
export const assets = '/backoffice/';

/** @param usualCsp what the variants without a special policy send */
export function variantsWith(usualCsp: string): readonly Variant[] {
  return [
    { path: '/backoffice/', csp: usualCsp },
    // No script and no style of the page runs: what is left are plain pages.
    { path: '/backoffice-csp/', csp: "default-src 'none'", isWithoutIcon: true },
    {
      path: '/backoffice-tt/',
      isWithoutIcon: true,
      csp: [
        "trusted-types 'none'",
        "require-trusted-types-for 'script'",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
      ].join('; '),
    },
    { path: '/backoffice-reset/', csp: usualCsp, styles: ['reset.css'], hasCookieBar: true },
    { path: '/backoffice-spy/', csp: usualCsp, firstScript: 'spy.js' },
  ];
}

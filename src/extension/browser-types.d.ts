import 'wxt/browser';

/** What WXT would generate into .wxt/ for this project: so types can be checked in a fresh clone. */
declare module 'wxt/browser' {
  interface WxtRuntime {
    getURL(path: string): string;
  }
  interface WxtI18n {
    getMessage(name: string, substitutions?: string | string[]): string;
  }
}

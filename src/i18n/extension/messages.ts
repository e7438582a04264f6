/** Why an own address of the API is not taken. */
export type OwnApiFault = 'empty' | 'not-an-address' | 'not-https' | 'no-version';

/**
 * The words of the extension's own pages, in one language. What the kit's elements say inside them is theirs. Hosts are
 * shown as `tickets.example`.
 */
export interface ExtensionMessages {
  readonly name: string;
  /** Titles of the documents. */
  readonly titles: { readonly panel: string; readonly options: string; readonly frame: string };
  readonly openOptions: string;
  readonly openPanel: string;

  /** Where the data comes from, when it is not production. */
  readonly environment: { readonly staging: string; readonly own: (host: string) => string };

  readonly signIn: {
    readonly title: string;
    readonly intro: string;
  };

  readonly api: {
    readonly title: string;
    readonly noAccess: (host: string) => string;
    readonly allow: (host: string) => string;
    readonly refused: (host: string) => string;
    readonly noAddress: string;
  };

  readonly site: {
    readonly always: (host: string) => string;
    readonly asking: string;
    readonly refused: (host: string) => string;
    readonly failed: string;
    readonly isOn: (host: string) => string;
    readonly isOff: (host: string) => string;
  };

  readonly page: {
    readonly title: string;
    readonly reading: string;
    /** The browser keeps this page closed to every extension. */
    readonly closed: string;
    /** Nobody has pressed the button on this page. */
    readonly unknown: string;
    readonly unread: string;
    readonly failed: string;
    readonly read: string;
    readonly readAgain: string;
    readonly noneTitle: string;
    /** @param seen how many events the page shows, known to the partner or not */
    readonly noneSeen: (seen: number) => string;
    readonly noneWay: string;
    readonly found: (count: number) => string;
  };

  readonly search: {
    readonly label: string;
    readonly placeholder: string;
    readonly title: string;
    readonly loading: string;
    readonly failed: string;
    readonly retry: string;
    readonly none: (query: string) => string;
    readonly noneWay: string;
    readonly found: (count: number) => string;
    readonly more: (count: string) => string;
  };

  readonly event: {
    readonly untitled: string;
    readonly noDate: string;
    readonly back: string;
    readonly backToPage: string;
    readonly backToSearch: string;
  };

  readonly options: {
    readonly title: string;
    readonly saved: string;
    readonly failed: string;
    readonly cancel: string;
    readonly environment: {
      readonly title: string;
      readonly hint: string;
      readonly names: Readonly<Record<'production' | 'staging' | 'own', string>>;
      readonly address: string;
      readonly addressHint: string;
      readonly faults: Readonly<Record<OwnApiFault, string>>;
      /** Is said before the environment is changed. */
      readonly signsOut: string;
      readonly change: (name: string) => string;
      readonly changed: (name: string) => string;
      readonly refused: (host: string) => string;
    };
    readonly language: { readonly title: string; readonly names: Readonly<Record<'auto' | 'en' | 'de', string>> };
    readonly theme: { readonly title: string; readonly names: Readonly<Record<'auto' | 'light' | 'dark', string>> };
    readonly sites: {
      readonly title: string;
      readonly hint: string;
      readonly none: string;
      readonly off: string;
      /** Names the button for those who cannot see its row. */
      readonly offOf: (host: string) => string;
      readonly isOff: (host: string) => string;
    };
    readonly devices: { readonly title: string; readonly text: string };
    readonly remove: {
      readonly title: string;
      readonly text: string;
      readonly button: string;
      readonly question: string;
      readonly consequences: string;
      readonly done: string;
    };
  };

  readonly frame: {
    readonly opening: string;
    readonly expired: string;
    readonly signIn: string;
    readonly openPanel: string;
  };
}

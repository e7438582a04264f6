import type { ExtensionMessages } from './messages.ts';

export const messages: ExtensionMessages = {
  name: 'Future Demand',
  titles: {
    panel: 'Future-Demand-Seitenleiste',
    options: 'Future-Demand-Einstellungen',
    frame: 'Future-Demand-Event',
  },
  openOptions: 'Einstellungen',
  openPanel: 'Seitenleiste öffnen',

  environment: {
    staging: 'Staging: keine Live-Daten',
    own: (host) => `Eigene Adresse: ${host}`,
  },

  signIn: {
    title: 'Bei Future Demand anmelden',
    intro: 'Sehen Sie Kennzahlen, Prognosen und Taste Cluster direkt neben Ihren Events, auf den Seiten Ihres Alltags.',
  },

  api: {
    title: 'Ihr Browser blockiert Future Demand',
    noAccess: (host) => `Die Erweiterung darf ${host} nicht erreichen und kann deshalb nichts anzeigen.`,
    allow: (host) => `Zugriff auf ${host} erlauben`,
    refused: (host) => `Der Zugriff auf ${host} wurde nicht erlaubt. Sie können ihn jederzeit erlauben.`,
    noAddress: 'Es ist keine Adresse der API hinterlegt. Geben Sie eine in den Einstellungen ein.',
  },

  site: {
    always: (host) => `Auf ${host} immer anzeigen`,
    asking: 'Ihr Browser fragt nach Ihrer Erlaubnis …',
    refused: (host) => `Nicht eingeschaltet: Ihr Browser hat keine Erlaubnis für ${host} erhalten.`,
    failed: 'Dies konnte nicht geändert werden. Versuchen Sie es erneut.',
    isOn: (host) => `Für ${host} eingeschaltet.`,
    isOff: (host) => `Für ${host} ausgeschaltet.`,
  },

  page: {
    title: 'Auf dieser Seite',
    reading: 'Diese Seite wird gelesen …',
    closed: 'Ihr Browser lässt Erweiterungen diese Seite nicht lesen.',
    unknown: 'Um die Events dieser Seite zu sehen, klicken Sie in der Symbolleiste auf Future Demand.',
    unread: 'Diese Seite wurde noch nicht gelesen.',
    failed:
      'Diese Seite konnte nicht gelesen werden. Klicken Sie in der Symbolleiste auf Future Demand oder laden Sie die Seite neu.',
    read: 'Diese Seite lesen',
    readAgain: 'Erneut lesen',
    noneTitle: 'Keines Ihrer Events erkannt',
    noneSeen: (seen) =>
      seen === 0
        ? 'Auf dieser Seite steht kein Event mit Titel und Datum.'
        : seen === 1
          ? 'Diese Seite zeigt 1 Event, aber keines von Ihnen hat diesen Titel und dieses Datum.'
          : `Diese Seite zeigt ${seen} Events, aber Titel und Datum passen zu keinem von Ihnen.`,
    noneWay: 'Oben können Sie alle Ihre Events durchsuchen.',
    found: (count) => (count === 1 ? '1 Event auf dieser Seite erkannt.' : `${count} Events auf dieser Seite erkannt.`),
  },

  search: {
    label: 'Alle Events durchsuchen',
    placeholder: 'Alle Events durchsuchen …',
    title: 'Suchergebnisse',
    loading: 'Suche läuft …',
    failed: 'Die Suche ist fehlgeschlagen.',
    retry: 'Erneut versuchen',
    none: (query) => `Kein Event zu „${query}“ gefunden.`,
    noneWay: 'Prüfen Sie die Schreibweise oder suchen Sie nach Spielstätte oder Stadt.',
    found: (count) => (count === 1 ? '1 Event gefunden.' : `${count} Events gefunden.`),
    more: (count) => `Und ${count} weitere: Grenzen Sie die Suche ein.`,
  },

  event: {
    untitled: 'Event ohne Titel',
    noDate: 'Kein Datum',
    back: 'Zurück',
    backToPage: 'Alle Events auf dieser Seite',
    backToSearch: 'Zurück zur Suche',
  },

  options: {
    title: 'Einstellungen',
    saved: 'Gespeichert.',
    failed: 'Dies konnte nicht gespeichert werden. Versuchen Sie es erneut.',
    cancel: 'Abbrechen',
    environment: {
      title: 'Umgebung',
      hint: 'Woher die Daten kommen.',
      names: { production: 'Produktion', staging: 'Staging', own: 'Eigene Adresse' },
      address: 'Adresse der API',
      addressHint: 'Mit Version: https://api.example.com/api/v3',
      faults: {
        empty: 'Geben Sie die Adresse der API ein.',
        'not-an-address': 'Das ist keine Adresse. Sie sieht so aus: https://api.example.com/api/v3.',
        'not-https': 'Die Adresse muss mit https:// beginnen.',
        'no-version': 'Am Ende der Adresse fehlt die Version, zum Beispiel /api/v3.',
      },
      signsOut: 'Beim Wechsel der Umgebung werden Sie abgemeldet.',
      change: (name) => `Zu „${name}“ wechseln`,
      changed: (name) => `Umgebung gewechselt: ${name}.`,
      refused: (host) => `Es wurde nichts geändert: Ihr Browser hat keine Erlaubnis für ${host} erhalten.`,
    },
    language: { title: 'Sprache', names: { auto: 'Wie im Browser', en: 'English', de: 'Deutsch' } },
    theme: { title: 'Darstellung', names: { auto: 'Wie im System', light: 'Hell', dark: 'Dunkel' } },
    sites: {
      title: 'Eingeschaltete Websites',
      hint: 'Auf diesen Websites liest die Erweiterung jede Seite und zeigt Ihre Events neben denen der Seite.',
      none: 'Keine Website ist eingeschaltet. Klicken Sie auf einer Website in der Symbolleiste auf Future Demand und wählen Sie „Immer anzeigen“.',
      off: 'Ausschalten',
      offOf: (host) => `${host} ausschalten`,
      isOff: (host) => `${host} ist ausgeschaltet.`,
    },
    devices: {
      title: 'Gemerkte Geräte',
      text: 'Wenn Sie bei der Anmeldung „Dieses Gerät merken“ ankreuzen, wird in diesem Browser künftig kein Code mehr verlangt. Was dafür nötig ist, bleibt verschlüsselt in diesem Browser; „Alles entfernen“ löscht es.',
    },
    remove: {
      title: 'Alles entfernen',
      text: 'Meldet Sie ab und löscht, was die Erweiterung in diesem Browser aufbewahrt.',
      button: 'Alles entfernen',
      question: 'Alles entfernen?',
      consequences:
        'Sie werden abgemeldet. Einstellungen, Websites, das gemerkte Gerät und die Berechtigungen für Websites werden gelöscht. Ihre Daten bei Future Demand bleiben unverändert.',
      done: 'Alles wurde entfernt.',
    },
  },

  frame: {
    opening: 'Das Event wird geöffnet …',
    expired: 'Diese Ansicht ist nicht mehr gültig. Schließen Sie sie und öffnen Sie das Event erneut.',
    signIn: 'Melden Sie sich über Future Demand in der Symbolleiste an.',
    openPanel: 'In der Seitenleiste öffnen',
  },
};

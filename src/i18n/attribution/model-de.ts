import type { ModelMessages } from './messages.ts';

export const messages: ModelMessages = {
  cancel: 'Abbrechen',
  save: 'Standard speichern',
  saving: 'Wird gespeichert …',
  refused: 'Ihr Konto darf dies nicht ändern. Bitten Sie Ihre Administration um Zugriff.',
  unsureTitle: 'Es ist nicht sicher, ob dies ausgeführt wurde.',
  unsure: 'Es kam keine lesbare Antwort. Sehen Sie die Anzeige an, bevor Sie es erneut versuchen.',
  readAt: (time) => `Die Anzeige hat den Stand von ${time}.`,
  look: 'Erneut nachsehen',

  title: 'Attributionsmodell des Events',
  text: 'Es bestimmt für alle beim Partner, wie der Umsatz pro Tag dieses Events gezählt wird.',
  names: { FD: 'Future Demand', META: 'Meta', EXTERNAL: 'Extern' },
  sentences: {
    FD: 'Tickets und Umsatz, wie Future Demand sie berechnet, mit dem, was Meta über die Anzeigen meldet.',
    META: 'Nur die Zahlen von Meta selbst. Dafür muss ein Pixel oder die Conversion API verbunden sein.',
    EXTERNAL: 'Hier werden keine Ergebnisse angezeigt; Sie messen an anderer Stelle.',
  },
  unknown: 'Dieses Modell ist hier nicht beschrieben.',
  none: 'Für dieses Event ist kein Modell festgelegt.',
  apply: (name) => `Nach ${name} zählen`,
  changed: (name) => `Der Umsatz pro Tag wird jetzt nach dem Modell ${name} gezählt.`,
  notChanged: 'Das Modell wurde nicht geändert.',
  figures: 'Zahlen von Meta',
  figureNames: {
    impressions: 'Impressionen',
    clicks: 'Klicks',
    spend: 'Ausgaben',
    purchases: 'Käufe',
    revenue: 'Umsatz',
  },
  noFigures: 'Meta hat für dieses Event noch keine Zahlen.',
  notConnected:
    'Ihr Meta-Konto ist nicht verbunden, daher gibt es keine neuen Zahlen. Verbinden Sie es in der Future-Demand-Web-App.',
  standard: (name) => `Standard für neue Events: ${name}`,
  change: 'Standard ändern',
  standardLabel: 'Modell neuer Events',
  standardNote: 'Gilt nur für neue Events.',
  standardSaved: (name) => `Neue Events beginnen mit dem Modell ${name}.`,
};

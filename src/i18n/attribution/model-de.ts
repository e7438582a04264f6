import type { ModelMessages } from './messages.ts';

export const messages: ModelMessages = {
  cancel: 'Abbrechen',
  save: 'Standard speichern',
  saving: 'Wird gespeichert …',
  unsure: 'Möglicherweise wurde es trotzdem ausgeführt. Die Anzeige wurde neu gelesen.',

  title: 'Attributionsmodell des Events',
  text: 'Es bestimmt, wie der Umsatz pro Tag gezählt wird. Eine Auswahl wird sofort gespeichert; mit der vorigen Auswahl kehren Sie zurück.',
  names: { FD: 'Future Demand', META: 'Meta', EXTERNAL: 'Extern' },
  sentences: {
    FD: 'Tickets und Umsatz, wie Future Demand sie berechnet, mit den Ausgaben von Meta.',
    META: 'Nur die Zahlen von Meta selbst. Dafür muss ein Pixel oder die Conversion API verbunden sein.',
    EXTERNAL: 'Hier werden keine Ergebnisse angezeigt; Sie messen an anderer Stelle.',
  },
  unknown: 'Dieses Modell ist hier nicht beschrieben.',
  none: 'Für dieses Event ist kein Modell festgelegt.',
  changed: (name) => `Der Umsatz pro Tag wird jetzt nach dem Modell ${name} gezählt.`,
  notChanged: 'Das Modell wurde nicht geändert.',
  figures: 'Zahlen von Meta',
  figureNames: { impressions: 'Impressionen', clicks: 'Klicks', spend: 'Ausgaben' },
  noFigures: 'Meta hat für dieses Event noch keine Zahlen.',
  notConnected:
    'Ihr Meta-Konto ist nicht verbunden, daher gibt es keine neuen Zahlen. Verbinden Sie es in der Future-Demand-Web-App.',
  standard: (name) => `Standard für neue Events: ${name}`,
  change: 'Standard ändern',
  standardLabel: 'Modell neuer Events',
  standardNote: 'Gilt nur für neue Events.',
  standardSaved: (name) => `Neue Events beginnen mit dem Modell ${name}.`,
};

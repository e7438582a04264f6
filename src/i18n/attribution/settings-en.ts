import type { SettingsMessages } from './messages.ts';

export const messages: SettingsMessages = {
  cancel: 'Cancel',
  save: 'Save and evaluate anew',
  saving: 'Saving…',
  refused: 'Your account may not change this. Ask your administrator for access.',
  unsureTitle: 'It is not certain whether this was carried out.',
  unsure: 'No answer came that can be read. Look at the settings before you try it again.',
  readAt: (time) => `The settings are as of ${time}.`,
  look: 'Look again',

  sentences: {
    ALL_PURCHASES: 'Any purchase of a customer within the window.',
    EVENTS_FROM_PACKAGE: 'Only purchases of events in this package.',
    EVENT_SERIES: 'Purchases in the same series of events.',
  },
  unknown: 'This model is not described here.',
  usual: 'usual',
  windowNote: 'In days from the date of the e-mail.',
  windowWrong: 'Enter a whole number of days, 1 or more.',
  windowLong: 'That is more than a year. It is saved as entered.',
  dateNote: 'Optional. The window starts on the day that the e-mail went out.',
  dateWrong: 'Enter a whole date, or none.',
  saveNote: 'Saving begins a new evaluation.',
  defaultsNote: 'Affects new packages only.',
  saveDefaults: 'Save defaults',
  unsaved: 'There are unsaved changes.',
  discard: 'Discard changes',
  saved: 'The settings are saved.',
  defaultsSaved: 'The defaults for new packages are saved.',
  notSaved: 'The settings were not saved.',
};

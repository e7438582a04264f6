import type { BackhaulMessages } from './messages.ts';

export const messages: BackhaulMessages = {
  title: 'Sales from the audience package',
  package: 'Package',
  customers: 'Customers',
  tickets: 'Tickets',
  purchases: 'Purchases',
  rate: 'Conversion rate',
  rateShort: 'Rate',
  rateNote: 'purchases per customer',
  cluster: 'Cluster',
  result: 'Result by cluster',
  compare: 'Bars compare',
  noResult: 'There is no evaluation.',
  noResultYet: 'There is no evaluation yet. It may take a few minutes after the package is done.',
  building: 'The package is still being built; its evaluation comes after that.',
  waiting: (asked, shown) =>
    shown
      ? `New evaluation asked for at ${asked}. Shown is the result that was there at ${shown}.`
      : `New evaluation asked for at ${asked}. There is no result yet.`,
  maybeSame: (asked) =>
    `New evaluation asked for at ${asked}. The figures have not changed for 10 minutes: it may be the same result.`,
  lookAgain: 'Look again',
  looked: (time) => `Last looked at ${time}.`,
  noOther: 'No other result.',
  newResult: (time) => `New result of ${time}.`,
  unsureResult: (time) => `A result of ${time} has come; it may still be of an earlier save. Looking on.`,
  behind: 'A result may be a few minutes behind the settings: the API does not say when it was made.',

  settings: 'How sales are counted',
  model: 'Counted',
  models: {
    ALL_PURCHASES: 'All purchases',
    EVENTS_FROM_PACKAGE: 'Events of the package',
    EVENT_SERIES: 'The events’ series',
  },
  window: 'Window',
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  mailDate: 'E-mail sent on',
  noMailDate: 'Not set',
  change: 'Change settings',
  close: 'Close settings',
  unsaved: 'There are unsaved changes.',
  defaults: 'Defaults for new packages',
};

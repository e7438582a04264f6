import type { EventCardMessages } from './messages.ts';

export const messages: EventCardMessages = {
  actions: 'Status of the event',
  act: { flag: 'Flag', unflag: 'Remove flag', archive: 'Archive', restore: 'Restore' },
  busy: {
    flag: 'The event is being flagged…',
    unflag: 'The flag is being removed…',
    archive: 'The event is being archived…',
    restore: 'The event is being restored…',
  },
  done: {
    flag: 'The event is flagged.',
    unflag: 'The flag is removed.',
    archive: 'The event is archived.',
    restore: 'The event is restored.',
  },
  failed: {
    flag: 'The event was not flagged. Nothing has changed.',
    unflag: 'The flag was not removed. Nothing has changed.',
    archive: 'The event was not archived. Nothing has changed.',
    restore: 'The event was not restored. Nothing has changed.',
  },
  refused: 'Your account has no permission to change this. Ask your administrator for access.',
  archiveAsk: 'Archive this event? It leaves the lists until it is restored.',
  archiveYes: 'Archive event',
  cancel: 'Cancel',
  noCr: 'The event cannot be flagged or archived here: the address of Customer Representation is not set up.',
  half: 'The change may be only half done.',
  halves: {
    main: {
      changed: 'The main service has the change.',
      unchanged: 'The main service has everything as before.',
      unknown: 'Whether the main service has the change is not known.',
    },
    cr: {
      changed: 'Customer Representation has the change.',
      unchanged: 'Customer Representation has everything as before.',
      unknown: 'Whether Customer Representation has the change is not known.',
    },
  },
  look: 'Look again',
  lookFirst: 'Look again before you repeat it.',
  looked: (time) => `Read at ${time}: see the status above. Doing it again writes both halves anew.`,
  again: 'Do it again',

  campaigns: 'Campaigns',
  noCampaigns: 'There are no campaigns yet.',
  inStatus: {
    RUNNING: (count) => `${count} running`,
    PAUSED: (count) => `${count} paused`,
    COMPLETED: (count) => `${count} completed`,
    IGNORED: (count) => `${count} ignored`,
    CLOSED: (count) => `${count} closed`,
  },
  inOther: (count, status) => `${count} ${status}`,
  noStatus: 'without a status',
  status: { RUNNING: 'Running', PAUSED: 'Paused', COMPLETED: 'Completed', IGNORED: 'Ignored', CLOSED: 'Closed' },
  toggle: { RUNNING: 'Switched on', PAUSED: 'Paused by hand' },
  onRun: (run) => `Run ${run}`,
  newer: (newest) => `A newer recommendation is available: run ${newest}.`,
  stay: (runs) => `Campaigns stay on the run that they were made on: ${runs.join(', ')}.`,
  moreCampaigns: (count) => (count === 1 ? '1 more campaign' : `${count} more campaigns`),

  tickets: 'Tickets',
  noTickets: 'No tickets are listed.',
  noCategory: 'No category',
  sold: (sold, capacity) => (capacity ? `${sold} of ${capacity} sold` : `${sold} sold`),
  seats: (capacity) => `${capacity} tickets`,

  series: 'Other dates of the series',
  noDate: 'No date',
  moreEvents: (count) => (count === 1 ? '1 more date' : `${count} more dates`),
};

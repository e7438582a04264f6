import type { PackageMessages } from './messages.ts';

export const messages: PackageMessages = {
  untitled: 'Untitled package',
  status: {
    INITIALIZING: ['Starting', 'The build is being prepared. The customer lists follow by themselves.'],
    INPROGRESS: ['In progress', 'The customer lists are being built. They appear here by themselves.'],
    DONE: ['Done', 'The customer lists are ready.'],
    FAILED: ['Failed', 'The package could not be built, so it has no customer lists. It can be created again.'],
    EXPIRED: ['Expired', 'Its customer lists are no longer available, for data protection. It can be regenerated.'],
  },
  noStatus: 'No status',
  newStatus: 'This status is new to us; we look less often.',
  changed: (title, status) => `Package “${title}”: ${status}.`,

  elapsed: (duration) => `Building for ${duration}`,
  usual: (from, to) => `Typically ${from} to ${to} minutes.`,
  long: (from, to) => `This takes longer than the typical ${from} to ${to} minutes.`,
  stuck: (id) => `It is probably stuck. Ask your contact at Future Demand, and name package ${id}.`,
  bar: (minutes) => `Elapsed time, against ${minutes} minutes`,

  created: (moment) => `Created ${moment}`,
  expires: (date) => `Expires around ${date}`,
  customers: 'Customers',
  twice: 'Who is in two lists counts twice.',
  size: (customers, count) => `${customers} ${count === 1 ? 'customer' : 'customers'}`,
  lists: 'Customer lists',
  noLists: 'The service names no customer lists.',
  targeting: 'Targeting',
  modes: { lookalike: 'Lookalike', intent: 'Intent' },
  run: 'Taste clusters',

  crm: 'For CRM',
  spreadsheet: 'For spreadsheets',
  why: 'For CRM: the list as it comes. For spreadsheets: formula-safe, so that no cell can run as a formula when you open it.',

  merged: 'This package has been merged into another one.',
  toMerged: 'Show the merged package',
  regenerate: 'Regenerate',
  again: 'Create again with the same settings',
  noSettings: 'Its settings are not known here. Create it again in the Future Demand web app.',
  merge: 'Merge with others',
  others: 'Other packages',
  back: 'All packages',

  none: 'There are no packages yet. Create one in the Future Demand web app.',
  noneBuilding: 'No package is being built.',
  noneOfEvent: 'There is no package for this event yet.',
  failed: 'This package cannot be shown.',
  listFailed: 'The packages cannot be shown.',
};

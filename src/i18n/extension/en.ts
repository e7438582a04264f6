import type { ExtensionMessages } from './messages.ts';

export const messages: ExtensionMessages = {
  name: 'Future Demand',
  titles: { panel: 'Future Demand side panel', options: 'Future Demand settings', frame: 'Future Demand event' },
  openOptions: 'Settings',
  openPanel: 'Open side panel',

  environment: {
    staging: 'Staging: no live data',
    own: (host) => `Own address: ${host}`,
  },

  signIn: {
    title: 'Sign in to Future Demand',
    intro: 'See figures, predictions and taste clusters beside your events, on the pages that you work with.',
  },

  api: {
    title: 'Your browser blocks Future Demand',
    noAccess: (host) => `The extension is not allowed to reach ${host}, so there is nothing it can show.`,
    allow: (host) => `Allow access to ${host}`,
    refused: (host) => `Access to ${host} was not allowed. You can allow it at any time.`,
    noAddress: 'No address of the API is set. Enter one in the settings.',
  },

  site: {
    always: (host) => `Always show on ${host}`,
    asking: 'Your browser asks for your permission…',
    refused: (host) => `Not switched on: your browser was not given permission for ${host}.`,
    failed: 'This could not be changed. Try again.',
    isOn: (host) => `Switched on for ${host}.`,
    isOff: (host) => `Switched off for ${host}.`,
  },

  page: {
    title: 'On this page',
    reading: 'Reading this page…',
    closed: 'Your browser does not let extensions read this page.',
    unknown: 'To see the events of this page, press the Future Demand button in the toolbar.',
    unread: 'This page has not been read yet.',
    failed: 'This page could not be read. Press the Future Demand button in the toolbar, or reload the page.',
    read: 'Read this page',
    readAgain: 'Read again',
    noneTitle: 'None of your events recognised',
    noneSeen: (seen) =>
      seen === 0
        ? 'There is no event with a title and a date on this page.'
        : seen === 1
          ? 'This page shows 1 event, but none of yours has its title and date.'
          : `This page shows ${seen} events, but none of yours has one of their titles and dates.`,
    noneWay: 'You can search all your events above.',
    found: (count) => (count === 1 ? '1 event recognised on this page.' : `${count} events recognised on this page.`),
  },

  search: {
    label: 'Search all events',
    placeholder: 'Search all events…',
    title: 'Search results',
    loading: 'Searching…',
    failed: 'The search failed.',
    retry: 'Try again',
    none: (query) => `No event found for “${query}”.`,
    noneWay: 'Check the spelling, or search for the venue or the city.',
    found: (count) => (count === 1 ? '1 event found.' : `${count} events found.`),
    more: (count) => `And ${count} more: refine your search.`,
  },

  event: {
    untitled: 'Untitled event',
    noDate: 'No date',
    back: 'Back',
    backToPage: 'All events on this page',
    backToSearch: 'Back to the search',
  },

  options: {
    title: 'Settings',
    saved: 'Saved.',
    failed: 'This could not be saved. Try again.',
    cancel: 'Cancel',
    environment: {
      title: 'Environment',
      hint: 'Where the data comes from.',
      names: { production: 'Production', staging: 'Staging', own: 'Own address' },
      address: 'Address of the API',
      addressHint: 'With its version: https://api.example.com/api/v3',
      faults: {
        empty: 'Enter the address of the API.',
        'not-an-address': 'This is not an address. It looks like https://api.example.com/api/v3.',
        'not-https': 'The address must begin with https://.',
        'no-version': 'The version is missing at the end of the address, for example /api/v3.',
      },
      signsOut: 'Changing the environment signs you out.',
      change: (name) => `Change to ${name}`,
      changed: (name) => `Environment changed: ${name}.`,
      refused: (host) => `Nothing was changed: your browser was not given permission for ${host}.`,
    },
    language: { title: 'Language', names: { auto: 'As in the browser', en: 'English', de: 'Deutsch' } },
    theme: { title: 'Appearance', names: { auto: 'As in the system', light: 'Light', dark: 'Dark' } },
    sites: {
      title: 'Sites that are on',
      hint: 'On these sites the extension reads every page and shows your events beside the page’s own.',
      none: 'No site is on. To switch one on, press the Future Demand button on it and choose “Always show”.',
      off: 'Switch off',
      offOf: (host) => `Switch off ${host}`,
      isOff: (host) => `${host} is off.`,
    },
    devices: {
      title: 'Remembered devices',
      text: 'If you tick “Remember this device” when you sign in, no code is asked for in this browser next time. What is needed for that is kept encrypted in this browser, and “Remove everything” deletes it.',
    },
    remove: {
      title: 'Remove everything',
      text: 'Signs you out and deletes what the extension keeps in this browser.',
      button: 'Remove everything',
      question: 'Remove everything?',
      consequences:
        'You will be signed out. Settings, sites, the remembered device and the permissions for sites will be deleted. Your data at Future Demand stays as it is.',
      done: 'Everything was removed.',
    },
  },

  frame: {
    opening: 'Opening the event…',
    expired: 'This view is no longer valid. Close it and open the event again.',
    signIn: 'Sign in through the Future Demand button in the toolbar.',
    openPanel: 'Open in side panel',
  },
};

import type { PackageMoreMessages } from './messages.ts';

export const messages: PackageMoreMessages = {
  packages: 'Packages',
  building: 'Packages in progress',
  noOthers: 'There are no other packages.',
  noneToMerge: 'There is no other package that is done.',
  listFailed: 'The other packages could not be loaded.',
  chosen: (count) => (count === 1 ? '1 other package chosen' : `${count} other packages chosen`),
  mergeHint: 'Choose the packages to merge with this one. A new package is made of them all.',
  doMerge: 'Merge',
  cancel: 'Cancel',

  busy: {
    regenerate: 'Regenerating…',
    again: 'Creating the package again…',
    merge: 'Merging…',
    download: 'Downloading…',
  },
  failed: {
    regenerate: 'The package was not regenerated.',
    again: 'The package was not created again.',
    merge: 'The packages were not merged.',
    download: 'The list was not downloaded.',
  },
  unsure: [
    'It is not certain whether this was carried out.',
    'The answer did not come. Look at what the service says now before you try it again.',
  ],
  look: 'Look again',
  regenerated: 'The package is being built again.',
  isNew: {
    again: 'The package was created again. You now see the new one.',
    merge: 'The packages were merged. You now see the new package.',
  },
  inList: 'It is done. The new package is among the other packages.',

  soFar: (amount) => `${amount} so far`,
  saved: (file) => `Saved as ${file}.`,
  handedOver: 'Your browser has started the download.',
  notDone: 'The list is not available any more: see the package’s status.',
  notSaved: 'The file could not be written. Check the place and its free space, then try again.',
  broken: 'The list has a row that cannot be read. Take the list for CRM instead.',
  csv: 'Customer list (CSV)',
};

import type { AdjustmentMessages } from './messages.ts';

export const messages: AdjustmentMessages = {
  cancel: 'Cancel',
  save: 'Save',
  saving: 'Saving…',
  refused: 'Your account may not change this. Ask your administrator for access.',
  unsureTitle: 'It is not certain whether this was carried out.',
  unsure: 'No answer came that can be read. Look at the rows before you try it again.',
  readAt: (time) => `The rows are as of ${time}.`,
  look: 'Look again',

  title: 'Add an adjustment',
  note: 'Only for sales that the data feed missed, such as tickets from the box office.',
  tickets: 'Tickets',
  money: (currency) => (currency ? `Revenue in ${currency}` : 'Revenue'),
  ticketsWrong: 'Enter a whole number of tickets, 1 or more.',
  moneyWrong: (example) => `Enter an amount of 0 or more, such as ${example}.`,
  next: 'Check and add',
  addTitle: (tickets, money, event) =>
    `Add ${tickets} ${tickets === 1 ? 'ticket' : 'tickets'} and ${money} to ${event}?`,
  addText: 'It appears in the daily revenue as a manual adjustment. Only for sales that the data feed missed.',
  addNow: 'Add adjustment',
  adding: 'Adding…',
  added: (tickets, money) => `Added: ${tickets} ${tickets === 1 ? 'ticket' : 'tickets'} and ${money}.`,
  deleteTitle: (row) => `Delete the adjustment of ${row}?`,
  deleteText: 'It disappears from the daily revenue and cannot be brought back, only entered again.',
  deleteNow: 'Delete adjustment',
  deleting: 'Deleting…',
  deleted: (row) => `Deleted: ${row}.`,
  notAdded: 'The adjustment was not added.',
  notDeleted: (row) => `Not deleted: ${row}.`,
};

import type { NewPackage } from '../../src/model/new-package.ts';

/** The documents' own payload of a new package. */
export const newPackage: NewPackage = {
  num_packages: 3,
  n_top_events: 3,
  event_ids: [12345, 23456, 34567],
  package_title: 'Munich shows Q3',
  targeting_mode: 'lookalike',
  filters: {
    included_customers: [],
    excluded_customers: [],
    exclude_buying_behavior_above: 100,
    exclude_old_purchases_before: '2024-01-01',
    exclude_recent_purchases_after: null,
    exclude_ticket_categories: ['VIP'],
  },
};

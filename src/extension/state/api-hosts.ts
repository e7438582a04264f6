/** Hosts of the main API by environment. Source: API docs, environments. */
export const HOST_OF = {
  production: 'client-api.prd.future-demand.com',
  staging: 'client-api.stg.future-demand.com',
} as const;

/** What the extension may call without asking. */
export const API_HOSTS: readonly string[] = Object.values(HOST_OF);

import type { ApiId } from '../model/ids.ts';
import { path, queryString } from './path.ts';
import type { PartnerScope } from './scope.ts';

/** As it came, for a CRM; or so that no spreadsheet takes a cell for a formula, with commas or semicolons. */
export type ListVariant = 'crm' | 'spreadsheet' | 'spreadsheet-semicolon';

/**
 * The gateway's address of a customer list. Partner, package and cluster stand in its path, because a navigation cannot
 * carry headers.
 * @returns `null` where no gateway stands behind the client: then the list comes by `packageBuilder(scope).customerList`
 */
export function customerListUrl(scope: PartnerScope, id: ApiId, tc: string, variant: ListVariant): string | null {
  const { downloads, partnerId, user } = scope;
  return downloads && `${downloads}${path`${partnerId}/${id}/${tc}/`}${variant}.csv${queryString({ user })}`;
}

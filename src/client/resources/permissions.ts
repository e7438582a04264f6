import { permissionsIn } from '../../model/permissions.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';

/** What the signed-in user may do as the scope's partner. */
export interface PermissionsResource {
  /** Permission texts, as the API words them. */
  list(options?: ReadOptions): Promise<readonly string[]>;
}

/** `GET /permissions`. Source: API docs, error handling. */
export function permissions(scope: PartnerScope): PermissionsResource {
  return {
    list: (options) =>
      scope.read(
        {
          what: 'read the permissions',
          path: 'permissions',
          parse: (answer, fail) => permissionsIn(answer) ?? fail({ path: '', expected: 'a list of permissions' }),
        },
        options,
      ),
  };
}

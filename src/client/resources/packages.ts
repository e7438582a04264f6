import type { ApiId } from '../../model/ids.ts';
import { isBuilding, isSettled, packageSchema, type AudiencePackage } from '../../model/package.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';
import type { Outlook } from '../watch.ts';
import { as, asRows } from './read-as.ts';

/** Audience packages: customer lists by taste cluster. Source: product documents, packages; API docs, package builder. */
export interface PackagesResource {
  /** All packages of the partner, in the API's order. A row that cannot be read is left out. */
  list(options?: ReadOptions): Promise<readonly AudiencePackage[]>;
  get(id: ApiId, options?: ReadOptions): Promise<AudiencePackage>;
}

/** What a watch makes of a package's status. */
export function outlookOf(pkg: Pick<AudiencePackage, 'status'>): Outlook {
  if (isSettled(pkg)) return 'settled';
  return isBuilding(pkg) ? 'changing' : 'unknown';
}

/** `GET /package_builder/packages…`. */
export function packages(scope: PartnerScope): PackagesResource {
  const get: PackagesResource['get'] = (id, options) =>
    scope.read(
      { what: `read package ${id}`, path: path`package_builder/packages/${id}`, parse: as(packageSchema) },
      options,
    );

  return {
    get,
    list: (options) =>
      scope.read(
        {
          what: 'read the packages',
          path: 'package_builder/packages/',
          parse: asRows(packageSchema),
        },
        options,
      ),
  };
}

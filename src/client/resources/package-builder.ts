import { customerIdsIn } from '../../model/customer-ids.ts';
import type { ApiId } from '../../model/ids.ts';
import type { NewPackage } from '../../model/new-package.ts';
import { packageSchema, type AudiencePackage } from '../../model/package.ts';
import { parse } from '../../model/parse.ts';
import { download, type Download } from '../download.ts';
import { isAbort } from '../failures.ts';
import { neededId } from '../needed-id.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';
import { watch, type Attention } from '../watch.ts';
import { write, type Write } from '../write.ts';
import { outlookOf, packages } from './packages.ts';

/** How to follow a package. */
export interface PackageWatch {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Is called with every look's answer, the last of which is settled. */
  readonly onChange: (pkg: AudiencePackage) => void;
  /** Is called with every look that failed; the watch goes on where a later one may succeed. */
  readonly onError?: (thrown: unknown) => void;
  /** The page's own by default: looks end while it is hidden or offline. */
  readonly attention?: Attention | undefined;
}

/** What a natural-language filter is about. */
export interface CustomerFilterOptions extends ReadOptions {
  /** `de`, `en`. Assumption: a BCP 47 language. */
  readonly language?: string | undefined;
  /** What the ids are of; not sent by default. Its values are not published. */
  readonly resultType?: string | undefined;
}

/** What is done with audience packages. Source: product documents, packages; API docs, package builder. */
export interface PackageBuilderResource {
  /**
   * Begins to build a package; it takes 10 to 15 minutes.
   * @returns the new package, `null` where the answer does not tell it: then it is in the list. So do the next two.
   */
  create(pkg: NewPackage, signal?: AbortSignal): Promise<AudiencePackage | null>;
  /** Builds an expired package again. The API allows it for expired ones only. */
  regenerate(id: ApiId, signal?: AbortSignal): Promise<AudiencePackage | null>;
  /** Makes one package of several. */
  merge(ids: readonly ApiId[], signal?: AbortSignal): Promise<AudiencePackage | null>;
  /** Looks at a package until it is settled, while somebody looks at the page. */
  watch(id: ApiId, how: PackageWatch): void;
  /** One cluster's customers as the API sends them, CSV. */
  customerList(id: ApiId, tc: string, signal?: AbortSignal): Promise<Download>;
  /** Ids of the customers that a description in words stands for. Line breaks in it count as blanks. */
  findCustomers(description: string, options?: CustomerFilterOptions): Promise<readonly ApiId[]>;
}

/** `/package_builder/packages…`, `/nlq/…`. */
export function packageBuilder(scope: PartnerScope): PackageBuilderResource {
  /** Assumption: what makes or remakes a package answers the package; only a new one's id is documented. */
  const packageIn = (answer: unknown): AudiencePackage | null => {
    const pkg = parse(packageSchema, answer);
    return pkg.ok ? pkg.value : null;
  };
  const change = (what: string, at: string, more: Partial<Write<unknown>>, signal?: AbortSignal) =>
    write(scope, { method: 'POST', what, path: `package_builder/${at}`, ...more, parse: packageIn }, signal);

  return {
    create: (pkg, signal) => change('create a package', 'packages', { body: pkg }, signal),
    regenerate: (id, signal) => change(`regenerate package ${id}`, path`packages/${id}/regenerate`, {}, signal),
    merge: (ids, signal) =>
      change(
        'merge packages',
        'packages/merge',
        { query: { packages_ids: [ids[0] ?? '', ...ids.slice(1)].map(neededId) } },
        signal,
      ),
    watch: (id, { signal, onChange, onError, attention }) =>
      watch({
        signal: AbortSignal.any([signal, scope.signal]),
        attention,
        look: async (until) => {
          try {
            const pkg = await packages(scope).get(id, { signal: until, fresh: true, once: true });
            onChange(pkg);
            return outlookOf(pkg);
          } catch (thrown) {
            if (!isAbort(thrown)) onError?.(thrown);
            throw thrown;
          }
        },
      }),
    customerList: (id, tc, signal) =>
      download(
        scope,
        {
          what: `read a customer list of package ${id}`,
          path: path`package_builder/packages/${id}/${tc}/customer_list`,
          accept: 'text/csv',
        },
        signal,
      ),
    findCustomers: (description, { language, resultType, ...options } = {}) =>
      scope.read(
        {
          what: 'find customers by a description',
          path: 'nlq/ids_from_nl_description',
          query: { description: description.replace(/\p{Cc}+/gu, ' ').trim(), result_type: resultType, language },
          parse: (answer, fail) => customerIdsIn(answer) ?? fail({ path: '', expected: 'a list of ids' }),
        },
        options,
      ),
  };
}

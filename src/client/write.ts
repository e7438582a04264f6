import { isFdError } from '../model/errors/fd-error.ts';
import { ResponseShapeError } from '../model/errors/response-shape.ts';
import type { PartnerScope, Read, ScopeCall } from './scope.ts';

/** A change, as a resource describes it. */
export interface Write<T> extends ScopeCall {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly parse: Read<T>['parse'];
  /** The documents promise an answer without a body: words in its place are somebody else's, and nobody knows more. */
  readonly isBare?: boolean;
}

/**
 * Changes something, once: whoever does not know what became of it reads again. What was read as this partner is not
 * served from memory afterwards, however the change has ended.
 * @throws {FdError} as a read; after a `timeout` or `network` error it may have been carried out
 */
export async function write<T>(
  scope: PartnerScope,
  { parse, isBare, ...call }: Write<T>,
  signal?: AbortSignal,
): Promise<T> {
  const { what } = call;
  try {
    return await scope.send(
      call,
      async (answer) =>
        parse(await (isBare ? answer.json() : answer.json().catch(noJson)), (fault) => {
          throw new ResponseShapeError({ what, partnerId: scope.partnerId }, fault);
        }),
      signal,
    );
  } finally {
    scope.forget();
  }
}

/** Who answers a change with words in place of JSON has carried it out all the same: the documents promise no body. */
function noJson(thrown: unknown): undefined {
  if (!isFdError(thrown) || thrown.code !== 'response-shape') throw thrown;
}

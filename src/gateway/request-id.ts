/** By what support finds a call: the API's own id where the answer has one, else one of ours. */
export function requestIdOf(headers: Headers): string {
  return headers.get('x-request-id') ?? `gw-${crypto.randomUUID()}`;
}

/** So long the first half of a dropped answer has to arrive. */
const halfwayMs = 20;

const cut = new WeakSet<Response>();

/** A connection that ends, as `fetch` reports one: a TypeError. */
export class ConnectionDropped extends TypeError {
  /** What arrives before the end; null for nothing. */
  readonly partial: Response | null;

  constructor(partial: Response | null = null) {
    super('The sandbox dropped the connection.');
    this.partial = partial;
  }
}

/** The first half of a body, whose stream then fails as a dropped connection does. */
export function firstHalf({ status, headers }: Response, body: Uint8Array<ArrayBuffer>): Response {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(body.slice(0, Math.floor(body.length / 2)));
      timer = setTimeout(() => controller.error(new ConnectionDropped()), halfwayMs);
    },
    cancel: () => clearTimeout(timer),
  });
  const response = new Response(stream, { status, headers });
  cut.add(response);
  return response;
}

/** Whether the body of this answer ends in the middle, so that a server has to end the connection with it. */
export function endsHalfway(response: Response): boolean {
  return cut.has(response);
}

import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** Firefox's own remote protocol: numbered commands and answers as `<bytes>:<json>` over TCP. */
export class Marionette {
  readonly #socket: net.Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #next = 1;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox has ended the connection.'));
      this.#waiting.clear();
    });
  }

  /** Resolves with a connection whose session runs in the browser's own windows. */
  static async connect(port: number): Promise<Marionette> {
    const socket = net.connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const marionette = new Marionette(socket);
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
    await marionette.send('WebDriver:SetTimeouts', { script: 120_000 });
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    return marionette;
  }

  /** @throws what Firefox says of a command that fails */
  async send(command: string, parameters: object = {}): Promise<unknown> {
    if (this.#socket.destroyed) throw new Error(`${command}: Firefox has ended.`);
    const id = this.#next++;
    const json = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.write(`${Buffer.byteLength(json)}:${json}`);
    return answer;
  }

  #take(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.subarray(0, colon).toString());
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(colon + 1, end).toString()) as unknown;
      this.#received = this.#received.subarray(end);
      // The greeting is an object, everything else a list.
      if (Array.isArray(message)) this.#settle(message);
    }
  }

  #settle([, id, error, result]: unknown[]): void {
    const waiting = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    if (error) waiting?.reject(new Error((error as { message: string }).message));
    else waiting?.resolve((result as { value?: unknown } | null)?.value);
  }

  /** Asks Firefox to end. */
  async quit(): Promise<void> {
    const asked = this.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    await Promise.race([asked, wait(5_000, undefined, { ref: false })]);
    this.#socket.destroy();
  }
}

/**
 * One kept-open HTTP connection that sends a call and waits for its answer, over and over. Only what a load test of our own
 * server needs: sending costs little, so that the server is what is measured.
 */
import { connect, type Socket } from 'node:net';

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Value of the `Authorization` header. */
  readonly authorization: string;
}

export class LoadConnection {
  readonly #socket: Socket;
  readonly #head: string;
  #received = '';
  #answered: ((status: number) => void) | null = null;
  #failed: ((error: Error) => void) | null = null;

  constructor({ host, port, path, authorization }: Target) {
    this.#head = `POST ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: `;
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (chunk: string) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#failed?.(error));
    this.#socket.on('close', () => this.#failed?.(new Error('The server closed the connection.')));
  }

  /** Sends a body and gives the status of the answer. */
  send(body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#socket.write(`${this.#head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.#failed = null;
    this.#socket.destroy();
  }

  #take(chunk: string): void {
    this.#received += chunk;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#received)?.[1] ?? 0);
    if (this.#received.length < headEnd + 4 + length) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = '';
    this.#answered?.(status);
  }
}

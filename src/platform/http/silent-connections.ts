/** Connections that have not said anything yet: browsers open some in advance. They would hold a closing server up for a minute. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Long enough for a request that is on its way. */
const CUT_AFTER_MS = 1000;

export class SilentConnections {
  readonly #all = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#all.add(socket);
      socket.once('close', () => this.#all.delete(socket));
    });
  }

  /** Once the server no longer listens. */
  cutSoon(): void {
    setTimeout(() => {
      for (const socket of this.#all) if (socket.bytesRead === 0) socket.destroy();
    }, CUT_AFTER_MS);
  }
}

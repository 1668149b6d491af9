/** A proxy before the server, as many put one there for https: while the server is away it answers by itself. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Proxy {
  readonly url: string;
  /** Whether there is a server behind it. */
  behind: boolean;
  close(): void;
}

export async function proxyBefore(server: string): Promise<Proxy> {
  const { hostname, port } = new URL(server);
  const listening = createServer((asked, answer) => {
    if (!proxy.behind) {
      answer.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
      return;
    }
    const { method, url: path, headers } = asked;
    const passed = request({ hostname, port, method, path, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    answer.on('close', () => passed.destroy());
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const proxy: Proxy = {
    url,
    behind: true,
    close: () => {
      listening.closeAllConnections();
      listening.close();
    },
  };
  return proxy;
}

/** A mail server that takes every mail and keeps it; or refuses them all. */
import { createServer, type Socket } from 'node:net';

export interface MailBox {
  readonly url: string;
  /** What came, as it was sent. */
  readonly mails: string[];
  /** Answers each mail that it may come later. */
  refuses: boolean;
  close(): Promise<void>;
}

export async function openMailBox(): Promise<MailBox> {
  const mails: string[] = [];
  const box = { mails, refuses: false };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let [rest, data]: [string, string | null] = ['', null];
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null && line !== '.') data += `${line}\n`;
        else if (data !== null) {
          mails.push(data);
          data = null;
          say('250 taken');
        } else if (/^DATA/i.test(line)) {
          data = '';
          say('354 go on');
        } else if (/^MAIL/i.test(line) && box.refuses) say('451 later');
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else say('250 yes');
      }
    });
    say('220 here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return Object.assign(box, { url: `smtp://127.0.0.1:${port}`, close });
}

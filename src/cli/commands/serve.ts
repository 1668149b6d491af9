/** `footpath serve`: runs until it is told to stop, then lets everything finish. */
import type { CliCommand } from '../command.ts';

export const serveCommand: CliCommand = {
  usage: 'serve',
  about: 'run the server',
  options: [
    { flags: '--port <number>', about: 'listen on this port (PORT)' },
    { flags: '--host <address>', about: 'listen on this address (HOST)' },
  ],
  async run({ config, terminal }) {
    const { startServer } = await import('../../server/main.ts');
    const server = await startServer(config);
    const shown = server.url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
    const lines = [`Footpath is ready: ${shown}`];
    if (server.setupCode) {
      lines.push('Open this address to set it up.');
      lines.push(`From another machine, set-up asks for this code: ${server.setupCode}`);
    }
    terminal.result({ url: server.url, setupCode: server.setupCode }, lines.join('\n'));
    await toldToStop();
    terminal.say('Stopping; what was accepted is being written.');
    await server.stop();
  },
};

/** A second signal ends the process at once, which loses nothing that was accepted. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

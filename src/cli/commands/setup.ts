/** `footpath setup`: the first account, the first business and an API key, without a browser. */
import { createInterface } from 'node:readline';
import { runSetup } from '../../people/accounts/contract.ts';
import { type CliCommand, languageOption, textOption } from '../command.ts';

export const setupCommand: CliCommand = {
  usage: 'setup',
  about: 'make the first account and the first business; prints an API key, once',
  options: [
    { flags: '--email <email>', about: 'e-mail of the owner', required: true },
    {
      flags: '--password <password>',
      about: 'at least 10 characters; - reads it from standard input',
      required: true,
    },
    { flags: '--business <name>', about: 'name of the business', required: true },
    { flags: '--timezone <zone>', about: 'IANA name such as Europe/Berlin; default: that of this machine' },
    { flags: '--currency <code>', about: 'ISO code such as EUR', required: true },
    { flags: '--language <language>', about: 'of the stages it begins with: en or de' },
    { flags: '--code <code>', about: 'the code the server printed, when it runs on another machine' },
  ],
  async run(context) {
    const text = (name: string) => textOption(context, name) ?? '';
    const password = text('password') === '-' ? await lineFromInput() : text('password');
    const timezone = text('timezone') || Intl.DateTimeFormat().resolvedOptions().timeZone;
    const code = textOption(context, 'code');
    const language = languageOption(context);
    const { client } = await context.connect();
    const { workspace, key } = await client.call(runSetup, {
      body: {
        email: text('email'),
        password,
        business: text('business'),
        timezone,
        currency: text('currency'),
        withKey: true,
        ...(code === undefined ? {} : { code }),
        ...(language === undefined ? {} : { language }),
      },
    });
    context.terminal.result(
      { workspace, key },
      `${workspace.name} is set up (${workspace.timezone}, ${workspace.currency}).\n` +
        `API key, shown only now: ${key}\nThe command line of this machine uses it by itself.`,
    );
  },
};

async function lineFromInput(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return '';
}

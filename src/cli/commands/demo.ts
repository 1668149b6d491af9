/** `footpath demo`: puts the demo business into the empty workspace of the key, or takes it out. */
import { DEFAULT_DEMO_PEOPLE, getDemo, removeDemo, startDemo } from '../../demo/contract.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { type CliCommand, textOption } from '../command.ts';

const LOOK_EVERY_MS = 250;

export const demoCommand: CliCommand = {
  usage: 'demo',
  about: 'fill an empty business with a believable shop: a year of journeys, with causes planted in it',
  options: [
    { flags: '--scale <people>', about: `how many people; ${DEFAULT_DEMO_PEOPLE} unless told` },
    { flags: '--seed <number>', about: 'another story of the same kind; 1 unless told' },
    { flags: '--without-causes', about: 'plant nothing: no analysis should find anything then' },
    { flags: '--remove', about: 'take it out again' },
  ],
  async run(context) {
    const { client } = await context.connect();
    const removing = context.options.remove === true;
    let status = removing
      ? await client.call(removeDemo)
      : await client.call(startDemo, {
          body: {
            people: Number(textOption(context, 'scale') ?? DEFAULT_DEMO_PEOPLE),
            seed: Number(textOption(context, 'seed') ?? 1),
            causes: context.options.withoutCauses === true ? 'none' : 'planted',
          },
        });
    while (status.state === 'building' || status.state === 'removing') {
      context.terminal.progress(
        removing ? 'taking it out' : `${status.done} of ${status.people} people told`,
      );
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      status = await client.call(getDemo);
    }
    if (status.state === 'failed') {
      throw new AppError('unavailable', { reason: 'the demo business could not be told to its end' });
    }
    const planted = status.causes.map(
      ({ what, where, from, to }) =>
        `- ${what} (${where}${from ? `, from ${from}` : ''}${to ? ` to ${to}` : ''})`,
    );
    const text = removing
      ? 'The demo business is gone.'
      : [`${status.people} people of the demo business are here.`, ...planted].join('\n');
    context.terminal.result(status, text);
  },
};

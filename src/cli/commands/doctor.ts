/** `footpath doctor`: looks at everything the program needs and says what to do where something is wrong. */

import { AppError } from '../../platform/errors/app-error.ts';
import { checkUp, type Finding } from '../check-up.ts';
import type { CliCommand } from '../command.ts';

const SIGN = { good: 'ok    ', warning: 'look  ', bad: 'wrong ' } as const;

export const doctorCommand: CliCommand = {
  usage: 'doctor',
  about: 'check what the program needs and say what to do',
  async run({ config, terminal }) {
    const findings = await checkUp(config);
    const bad = findings.filter(({ state }) => state === 'bad');
    terminal.result({ ok: bad.length === 0, findings }, findings.map(lineOf).join('\n'));
    if (bad.length > 0) throw new AppError('not_well', { count: bad.length });
  },
};

function lineOf({ state, what, found, advice }: Finding): string {
  return `${SIGN[state]}${what}: ${found}${advice ? `\n      ${advice}` : ''}`;
}

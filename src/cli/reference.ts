/** The commands as a Markdown page, made from their definitions so that it cannot drift. */
import { sharedOptions } from './command.ts';
import { commands } from './commands.ts';

/** `docs/reference/cli.md`. */
export function cliReference(): string {
  const lines = [
    '# Command line',
    '',
    '`bin/footpath COMMAND`. Ends with 0 when done, 1 when refused (it says what to do), 2 when called wrongly.',
    'Made from the program by `npm run docs`.',
    '',
    'Every command also takes:',
    '',
    ...sharedOptions.map(({ flags, about }) => `- \`${flags}\`: ${about}`),
  ];
  for (const { usage, about, options = [] } of commands) {
    lines.push('', `## \`footpath ${usage}\``, '', `${about[0]?.toUpperCase()}${about.slice(1)}.`);
    if (options.length > 0) lines.push('');
    for (const option of options)
      lines.push(`- \`${option.flags}\`${option.required ? ' (needed)' : ''}: ${option.about}`);
  }
  return `${lines.join('\n')}\n`;
}

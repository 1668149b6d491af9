/** The settings as a Markdown page, made from their schema so that it cannot drift. */
import { notesOf, settingsSchema } from './settings.ts';

/** `docs/reference/settings.md`. */
export function settingsReference(): string {
  const rows = Object.entries(settingsSchema().shape).map(([name, setting]) => {
    const { about, shownDefault, secret } = notesOf(setting);
    const fallback = setting.safeParse(undefined).data;
    const shown = shownDefault ?? `\`${String(fallback)}\``;
    return `| \`${name}\` | ${about}${secret ? ' Masked wherever settings are shown.' : ''} | ${shown} |`;
  });
  return [
    '# Settings',
    '',
    'Footpath needs none. Each setting is an environment variable; `footpath config` shows the values in effect.',
    'Made from the program by `npm run docs`.',
    '',
    '| setting | meaning | default |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

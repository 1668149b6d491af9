/** Every sentence on the screen passes through here: English ICU text is the key, a catalogue may replace it. */
import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { I18nProvider, Trans } from '@lingui/react';
import type { ReactElement, ReactNode } from 'react';
import type { Said } from '../../kernel/said.ts';

export type Fill = Readonly<Record<string, string | number>>;

let ready = false;

/**
 * Makes the catalogue usable. Called once before the first render and by tests that render.
 * @param texts translations by their English; what is not among them is shown in English
 */
export function startText(language = 'en', texts: Readonly<Record<string, string>> = {}): void {
  if (ready) return;
  i18n.setMessagesCompiler(compiled);
  i18n.load(language, { ...texts });
  i18n.activate(language);
  ready = true;
}

const read = new Map<string, ReturnType<typeof compileMessage>>();

/** Reads each sentence once: a large map says some of them a thousand times. One without places and quotes is what it is. */
function compiled(message: string): ReturnType<typeof compileMessage> {
  if (!/[{}'#]/.test(message)) return [message];
  let parts = read.get(message);
  if (parts === undefined) {
    parts = compileMessage(message);
    read.set(message, parts);
  }
  return parts;
}

/** The sentence in the reader's language, with its places filled. */
export function t(message: string, fill?: Fill): string {
  return fill === undefined ? i18n._(message) : i18n._(message, { ...fill });
}

/** What the server said, in the reader's language. */
export function retold({ message, fill, words, days }: Omit<Said, 'text'>): string {
  const places: Record<string, string | number> = {};
  for (const [place, value] of Object.entries(fill))
    places[place] = Array.isArray(value) ? value.map((text) => t('“{text}”', { text })).join(', ') : value;
  for (const [place, texts] of Object.entries(words)) places[place] = texts.map((text) => t(text)).join(', ');
  for (const [place, day] of Object.entries(days)) places[place] = dayText(day);
  return t(message, places);
}

function dayText(day: string): string {
  const english = i18n.locale === 'en' ? 'en-GB' : i18n.locale;
  return new Intl.DateTimeFormat(english, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  );
}

const emphasis: Readonly<Record<string, ReactElement>> = {
  b: <b />,
  em: <em />,
  bad: <strong className="bad" />,
};

/** A sentence with parts that stand out: `<b>…</b>`, `<bad>…</bad>`, or parts the caller names. */
export function Say(props: {
  text: string;
  fill?: Readonly<Record<string, ReactNode>>;
  parts?: Readonly<Record<string, ReactElement>>;
}): ReactElement {
  return (
    <Trans
      id={props.text}
      {...(props.fill === undefined ? {} : { values: { ...props.fill } })}
      components={{ ...emphasis, ...props.parts }}
    />
  );
}

export function TextProvider(props: { children: ReactNode }): ReactElement {
  return <I18nProvider i18n={i18n}>{props.children}</I18nProvider>;
}

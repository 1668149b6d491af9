/** Trade templates, in every language they are offered in. */
import { describe, expect, it } from 'vitest';
import { channels } from '../../gather/events/public.ts';
import { Language } from '../../kernel/language.ts';
import { voiceOf } from '../../platform/files/voices.ts';
import { adviceOn } from '../maps/document/advice.ts';
import { laneTitles, laneTitlesIn } from '../maps/document/first-drawing.ts';
import { mapOfTemplate } from '../maps/document/template-map.ts';
import { readTemplates, templateWords } from './templates.ts';
import { readVocabulary, vocabularyWords } from './vocabulary.ts';

const english = readTemplates('en');
const others = Language.options.filter((language) => language !== 'en');
const wants: Record<Language, RegExp> = { en: /^I want /, de: /^Ich möchte\b/ };

it('has at least ten trade templates, each under an id of its own', () => {
  expect(english.length).toBeGreaterThanOrEqual(10);
  expect(new Set(english.map(({ id }) => id)).size).toBe(english.length);
});

describe.each(Language.options)('in %s', (language) => {
  it.each(readTemplates(language))('the template “$id” holds together', (template) => {
    const { stages, touchpoints, behind, questions, checks } = template;
    const known = new Set(channels().map(({ id }) => id));
    expect(touchpoints.length).toBeGreaterThanOrEqual(10);
    expect(touchpoints.length).toBeLessThanOrEqual(15);
    expect(new Set(stages).size).toBe(stages.length);
    expect(new Set(touchpoints.map(({ title }) => title)).size).toBe(touchpoints.length);
    for (const { stage, channel } of touchpoints) {
      expect(stages).toContain(stage);
      expect(channel === null || known.has(channel), `${channel}`).toBe(true);
    }
    expect([...new Set(touchpoints.map(({ stage }) => stage))]).toEqual(stages);
    expect(behind.map(({ stage }) => stage)).toEqual(stages);
    for (const each of behind) expect(each.wants).toMatch(wants[language]);
    for (const { stage, text } of questions) {
      expect(stages).toContain(stage);
      expect(text).toMatch(/\?$/);
    }
    for (const { look } of touchpoints) expect(look).toMatch(/\?$/);
    for (const check of checks) expect(check).toMatch(/\?$/);
  });

  it.each(readTemplates(language))('a map of “$id” begins with nothing to advise', (template) => {
    let made = 0;
    const world = { stages: [], touchpoints: [] };
    const map = mapOfTemplate({}, template, world, (prefix) => `${prefix}_${made++}`, language);
    expect(adviceOn(map)).toEqual([]);
  });
});

describe.each(others)('in %s, beside English', (language) => {
  const said = readTemplates(language);

  it.each(english)('“$id” is the same but for its words', (template) => {
    const other = said.find(({ id }) => id === template.id);
    const bound = (one: typeof template | undefined) => ({
      stages: one?.stages.length,
      touchpoints: one?.touchpoints.map(({ channel, rule, stage }) => [
        ...[channel, rule, one.stages.indexOf(stage)],
      ]),
      behind: one?.behind.map(({ people, systems }) => [people.length, systems.length]),
      questions: one?.questions.map(({ scale, stage }) => [scale, one.stages.indexOf(stage)]),
      checks: one?.checks.length,
    });
    expect(bound(other)).toEqual(bound(template));
  });

  it.each(english)('“$id” has no words but its own', ({ id, ...template }) => {
    const text = JSON.stringify({ ...template, alsoCalled: null });
    const unused = Object.keys(templateWords(language, id)).filter(
      (words) => !text.includes(JSON.stringify(words)),
    );
    expect(unused).toEqual([]);
  });

  it('the vocabulary has no words but its own', () => {
    const text = JSON.stringify(readVocabulary('en'));
    const unused = Object.keys(vocabularyWords(language)).filter(
      (words) => !text.includes(JSON.stringify(words)),
    );
    expect(unused).toEqual([]);
  });

  it('calls a stage the same in every trade and in a draft from data, so that a map finds the stages of the business', () => {
    const drafted = vocabularyWords(language);
    for (const template of english)
      for (const [at, stage] of template.stages.entries())
        if (drafted[stage] !== undefined)
          expect(said.find(({ id }) => id === template.id)?.stages[at]).toBe(drafted[stage]);
  });

  it('lanes are called as on screens', () => {
    const { word } = voiceOf(language);
    const titles = Object.values(laneTitles).map(word);
    expect(Object.values(laneTitlesIn[language])).toEqual(titles);
  });
});

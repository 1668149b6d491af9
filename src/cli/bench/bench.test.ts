import { describe, expect, it } from 'vitest';
import { batch, track } from '../../gather/tracker-api/contract.ts';
import { acceptDraft } from '../../map/draft/contract.ts';
import { quantile, valueText } from './figure.ts';
import { pageText } from './page.ts';
import { storyEvent, storyOf, YEAR_FROM_MS, YEAR_MS } from './story.ts';
import { storyStages, storyTouchpoints } from './story-map.ts';
import { callText, rowHeader, rowText, trackText } from './story-text.ts';

const story = storyOf(20_000);
const numbers = Array.from({ length: story.events }, (_, number) => number);

describe('the story', () => {
  it('is a year in time order, of all its people, whoever asks for whichever part', () => {
    const events = numbers.map((number) => storyEvent(story, number));
    expect(events.map(({ time }) => time)).toEqual(events.map(({ time }) => time).sort((a, b) => a - b));
    expect([events[0]?.time, (events.at(-1)?.time ?? 0) < YEAR_FROM_MS + YEAR_MS]).toEqual([
      YEAR_FROM_MS,
      true,
    ]);
    expect(new Set(events.map(({ person }) => person)).size).toBeGreaterThan(story.people * 0.99);
    expect(storyEvent(story, 777)).toEqual(events[777]);
  });

  it('gets fewer with every stage, and some come to the end', () => {
    const reached = (chapter: number) =>
      new Set(
        numbers
          .map((number) => storyEvent(story, number))
          .filter((event) => event.chapter >= chapter)
          .map((event) => event.person),
      ).size;
    const steps = [0, 2, 3, 5, 8].map(reached);
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
    expect(steps.at(-1)).toBeGreaterThan(0);
  });

  it('is written as calls and rows that are taken', () => {
    for (const number of numbers.slice(0, 2_000)) {
      track.body?.parse(JSON.parse(trackText(story, number, 'a-')));
      expect(rowText(story, number).split(',')).toHaveLength(rowHeader.split(',').length);
    }
    const entries = numbers.slice(0, 500).map((number) => callText(story, number, 'a-'));
    expect(batch.body?.parse(JSON.parse(`{"batch":[${entries.join(',')}]}`))).toBeDefined();
  });

  it('has a map that is taken', () => {
    const draft = { mode: 'replace', stages: storyStages, touchpoints: storyTouchpoints };
    expect(acceptDraft.body?.safeParse(draft).success).toBe(true);
  });
});

describe('figures', () => {
  it('take the nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect([quantile(values, 0.5), quantile(values, 0.95), quantile([7], 0.01)]).toEqual([3, 5, 7]);
  });

  it('are shown with the budget beside them and an honest word', () => {
    const machine = { processor: 'P', cores: 2, memoryGb: 8, node: '20', system: 'linux x64' };
    const figures = [
      { id: 'start.second', what: 'Start', value: 3.2, unit: 's' as const },
      { id: 'ratio.all', what: 'Ratio', value: 9.29, unit: 'times' as const },
    ];
    const page = pageText([{ events: 1_000_000, figures }], machine, '0.1.0', new Date(0));
    expect(page).toContain('| Start | 3.20 s | at most 3 s | not met |  |');
    expect(page).toContain('| Ratio | 9.29 × | at least 5 × | met |  |');
    expect(valueText({ value: 12_345.6, unit: 'events/s' })).toBe('12,346 events/s');
  });
});

import { expect, it } from 'vitest';
import { around, texts } from '../../../../test/support/map-files.ts';
import { MapBuilder } from './imported.ts';
import { whatIsLost } from './what-is-lost.ts';

it('what is lost is said of one and of several', () => {
  const builder = new MapBuilder(around, { title: 'A' });
  const [stage, lane] = [builder.stage('One'), builder.lane('pains')];
  // CJML keeps these.
  builder.card(builder.lane('does'), builder.stage('Two'), 'I wait');
  builder.card(lane, stage, 'I look', { channel: 'website' });
  const once = texts(whatIsLost(builder.done().document, []));
  expect(once).toEqual([
    'Not held by this format: 1 card of other lanes.',
    'Not held by this format: 1 channel.',
  ]);
  builder.card(lane, stage, 'I ask');
  expect(texts(whatIsLost(builder.done().document, ['channel']))).toEqual([
    'Not held by this format: 2 cards of other lanes.',
  ]);
});

/** One difference between two versions as people say it. */
import { t } from '../../../../web/kit/text.tsx';
import { entry, type MapDocument } from '../../document/document.ts';
import type { MapChange } from '../../versions/contract.ts';

export interface ChangeWords {
  readonly title: string;
  readonly details: readonly string[];
}

/** @param whole for the names of lanes and stages, removed ones too */
export function changeWords(change: MapChange, whole: MapDocument): ChangeWords {
  const { on, title, fields } = change;
  const named = title.trim() === '' ? t('without a title') : `“${title}”`;
  const details = change.what === 'moved' ? movedWords(change, whole) : fields.map(fieldWords);
  return { title: `${thing(on)} ${named}`, details };
}

function thing(on: MapChange['on']): string {
  switch (on) {
    case 'map':
      return t('The map');
    case 'column':
      return t('Stage');
    case 'lane':
      return t('Lane');
    case 'evidence':
      return t('Evidence');
    default:
      return t('Card');
  }
}

function movedWords({ fields }: MapChange, { lanes, columns }: MapDocument): string[] {
  const name = (kind: 'lane' | 'column', id: unknown): string =>
    (kind === 'lane' ? entry(lanes, String(id)) : entry(columns, String(id)))?.title || t('without a title');
  const places = fields.flatMap(({ field, before, after }) => {
    if (field !== 'lane' && field !== 'column') return [];
    return [t('from “{before}” to “{after}”', { before: name(field, before), after: name(field, after) })];
  });
  return places.length > 0 ? places : [t('to another place in the order')];
}

/** Texts and feelings with before and after; of anything else only what it is. */
function fieldWords({ field, before, after }: MapChange['fields'][number]): string {
  const name = fieldName(field);
  const isShown = (value: unknown) =>
    typeof value === 'number' || (typeof value === 'string' && value !== '');
  if (!WITH_VALUES.has(field) || (!isShown(before) && !isShown(after))) return name;
  if (!isShown(before)) return t('{name}: “{after}”', { name, after: String(after) });
  if (!isShown(after)) return t('{name}: “{before}” taken away', { name, before: String(before) });
  return t('{name}: “{before}” became “{after}”', { name, before: String(before), after: String(after) });
}

const WITH_VALUES = new Set([
  ...['title', 'text', 'note', 'scenario', 'objective', 'metric', 'target', 'value', 'reviewOn', 'seenOn'],
]);

function fieldName(field: string): string {
  const names: Readonly<Record<string, string>> = {
    title: t('Title'),
    text: t('Text'),
    note: t('Note'),
    scenario: t('Scenario'),
    objective: t('Objective'),
    metric: t('Measured by'),
    measure: t('Live figure of the objective'),
    target: t('Target'),
    value: t('Feeling'),
    reviewOn: t('Looked at again on'),
    seenOn: t('Said or seen on'),
    colour: t('Colour'),
    channel: t('Channel'),
    owner: t('Owner'),
    persona: t('Persona'),
    kind: t('Kind'),
    touchpoint: t('Touchpoint'),
    image: t('Picture'),
    figure: t('Figure'),
    hidden: t('Shown or hidden'),
    submap: t('Map of this stage'),
    workspaceStage: t('Stage of the business'),
  };
  return names[field] ?? t('Something else');
}

/** Maps as CJML 2.0 and back. Its schema is not published whole: phases are written after its own manner, and reading is lenient. Pure. */
import { said } from '../../../kernel/said.ts';
import { xmlText } from '../../../kernel/xml-text.ts';
import type { MapDocument } from '../document/document.ts';
import { cardsInOrder, columnsInOrder, seen, stagesInOrder } from '../document/seen.ts';
import { type CjmlActor, type CjmlJourney, type CjmlPoint, type CjmlSide, readCjml } from './cjml-points.ts';
import {
  channelName,
  channelOf,
  type Imported,
  MapBuilder,
  type Surroundings,
  Unreadable,
} from './imported.ts';

const NO_PHASE = 'Journey';

/** As-is maps are written as actual journeys, the others as planned ones; touchpoints as communication points. */
export function toCjml(map: MapDocument, around: Surroundings): string {
  const document = seen(map);
  const [journey, prefix] =
    document.map.kind === 'as-is' ? ['actualJourney', 'actual'] : ['plannedJourney', 'planned'];
  const stages = stagesInOrder(document);
  const stageOf = (column: string) => document.columns[column]?.stage ?? column;
  const laneKind = (lane: string) => document.lanes[lane]?.kind;
  const order = new Map(columnsInOrder(document).map(({ id }, index) => [id, index]));
  const cards = cardsInOrder(document).sort(
    (a, b) => (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0),
  );
  const points = cards.flatMap(({ lane, column, text, channel }, index) => {
    const id = `<touchpointID>T${index + 1}</touchpointID>`;
    const phase = `<phase><refersTo phaseIDref="${xmlText(stageOf(column))}"/></phase>`;
    const initiator = (actor: string) =>
      `<initiator><refersTo actorIDref="${actor}"/><initiatorLabel>${xmlText(text)}</initiatorLabel></initiator>`;
    const kind = laneKind(lane);
    if (kind === 'touchpoints') {
      const by =
        channel === null
          ? ''
          : `<channel><channelName>${xmlText(channelName(around, channel))}</channelName></channel>`;
      const receiver = '<receiver><refersTo actorIDref="B1"/><receiverLabel></receiverLabel></receiver>';
      return [
        `<${prefix}CommunicationPoint>${id}${phase}${initiator('A1')}${receiver}${by}</${prefix}CommunicationPoint>`,
      ];
    }
    if (kind !== 'does' && kind !== 'people') return [];
    return [`<${prefix}Action>${id}${phase}${initiator(kind === 'does' ? 'A1' : 'B1')}</${prefix}Action>`];
  });
  const phases = stages.map(
    ({ id, title }) => `<phase phaseID="${xmlText(id)}"><phaseName>${xmlText(title)}</phaseName></phase>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CJML version="2.0">',
    `<${journey}>`,
    `<journeyID>${xmlText(document.map.title)}</journeyID>`,
    '<actors><endUser actorID="A1"><actorName>Customer</actorName></endUser><serviceProvider actorID="B1"><companyName>Business</companyName></serviceProvider></actors>',
    `<phases>${phases.join('')}</phases>`,
    '<touchpoints>',
    ...points,
    '</touchpoints>',
    `</${journey}>`,
    '</CJML>',
    '',
  ].join('\n');
}

/** @throws Unreadable */
export function fromCjml(text: string, around: Surroundings): Imported {
  const journey = readCjml(text);
  if (!journey) throw new Unreadable('it has no element “CJML”');
  if (journey.points.length === 0) throw new Unreadable('it has no touchpoints');
  const builder = new MapBuilder(around, {
    title: journey.title,
    scenario: journey.summary,
    kind: journey.planned ? 'to-be' : 'as-is',
  });
  if (!journey.planned) {
    builder.note(
      'guessed',
      said(
        'In CJML an actual journey is what one person went through; here it was taken for how things are.',
      ),
    );
  }
  const stages = new Map<string, string>();
  for (const { id, title } of journey.phases) stages.set(id || title, builder.stage(title || id));
  const actors = new Actors(journey, builder);
  let last = NO_PHASE;
  if (journey.more > 0)
    builder.note(
      'lost',
      said(
        'Of the journeys in the file the first was read; {more, plural, one {# more was} other {# more were}} left out.',
        {
          more: journey.more,
        },
      ),
    );
  if (journey.cut)
    builder.note('lost', said('The file breaks off before its end; whatever followed is missing.'));
  for (const point of journey.points) {
    const phase = point.phase || (journey.phases.length > 0 ? last : NO_PHASE);
    const known =
      stages.get(phase) ?? stages.get(journey.phases.find(({ title }) => title === phase)?.id ?? '');
    const stage = known ?? builder.stage(phase);
    stages.set(phase, stage);
    last = phase;
    if (isSilent(point)) builder.note('lost', said('Touchpoints and actions without a word were left out.'));
    else addPoint(builder, point, stage, actors, around);
  }
  if (journey.phases.length === 0)
    builder.note(
      'guessed',
      said('It names no phases; everything stands in one stage “{stage}”.', { stage: NO_PHASE }),
    );
  if (journey.unread.length > 0) {
    const named = journey.unread.slice(0, 8).join(', ');
    builder.note(
      'lost',
      said('Details of touchpoints that have no place here were left out: {named}.', { named }),
    );
  }
  if (journey.points.some(({ rated }) => rated)) {
    builder.note(
      'lost',
      said(
        'Experience that people rated belongs to answers of customers, not to an assumed curve, and was left out.',
      ),
    );
  }
  return builder.done();
}

function isSilent({ initiator, receiver }: CjmlPoint): boolean {
  return initiator.label === '' && (receiver?.label ?? '') === '';
}

function addPoint(
  builder: MapBuilder,
  { kind, initiator, receiver, channel }: CjmlPoint,
  stage: string,
  actors: Actors,
  around: Surroundings,
): void {
  const [from, to] = [actors.of(initiator), receiver ? actors.of(receiver) : null];
  if (kind === 'action') {
    const lane = from.isCustomer ? builder.lane('does') : builder.lane('people');
    builder.card(lane, stage, from.isCustomer ? initiator.label : named(from, initiator.label));
    return;
  }
  const [customer, business, other] = from.isCustomer
    ? [initiator, receiver, to]
    : [receiver, initiator, from];
  const text = customer?.label || business?.label || '';
  const by = channel === '' ? null : channelOf(around, channel);
  builder.card(builder.lane('touchpoints'), stage, text, { channel: by });
  if (business && business.label !== '' && business.label !== text && other) {
    builder.card(builder.lane('people'), stage, named(other, business.label));
  }
}

function named({ name }: CjmlActor, label: string): string {
  return name === '' || name === 'Business' ? label : `${name}: ${label}`;
}

/** Finds actors by id, else by name; makes those that were never declared. */
class Actors {
  readonly #byId = new Map<string, CjmlActor>();
  readonly #byName = new Map<string, CjmlActor>();
  readonly #builder: MapBuilder;

  constructor(journey: CjmlJourney, builder: MapBuilder) {
    const some = journey.actors.some(({ isCustomer }) => isCustomer);
    // Where nobody is said to be the customer, whoever is named first is.
    for (const [index, actor] of journey.actors.entries())
      this.#know({ ...actor, isCustomer: actor.isCustomer || (!some && index === 0) });
    this.#builder = builder;
  }

  #know(actor: CjmlActor): void {
    if (!this.#byId.has(actor.id)) this.#byId.set(actor.id, actor);
    const name = actor.name.toLowerCase();
    if (!this.#byName.has(name)) this.#byName.set(name, actor);
  }

  of({ actor: wanted }: CjmlSide): CjmlActor {
    const found = this.#byId.get(wanted) ?? this.#byName.get(wanted.toLowerCase());
    if (found) {
      if (found.id !== wanted)
        this.#builder.note('guessed', said('“{wanted}” was taken for the actor of that name.', { wanted }));
      return found;
    }
    const made = { id: wanted, name: wanted, isCustomer: this.#byId.size === 0 };
    this.#know(made);
    if (wanted !== '')
      this.#builder.note(
        'guessed',
        said('“{wanted}” is no actor that was declared; it was added as one.', { wanted }),
      );
    return made;
  }
}

/** CJML text to a flat list of actors and touchpoints. Forgiving: two dialects, unquoted attributes, elements left open. Knows no map. Pure. */
import { Parser } from 'htmlparser2';
import { Unreadable } from './imported.ts';

export interface CjmlActor {
  readonly id: string;
  readonly name: string;
  /** The one whose journey it is. */
  readonly isCustomer: boolean;
}

export interface CjmlSide {
  /** What it refers to, as written: an actor's id, or its name. */
  readonly actor: string;
  readonly label: string;
}

export interface CjmlPoint {
  readonly kind: 'communication' | 'action';
  readonly initiator: CjmlSide;
  /** Null for an action. */
  readonly receiver: CjmlSide | null;
  readonly channel: string;
  /** Id or name of a phase; empty where none is said. */
  readonly phase: string;
  readonly rated: boolean;
}

export interface CjmlJourney {
  readonly title: string;
  /** What it is about, in its own words. */
  readonly summary: string;
  readonly planned: boolean;
  readonly actors: readonly CjmlActor[];
  readonly phases: readonly { readonly id: string; readonly title: string }[];
  readonly points: readonly CjmlPoint[];
  /** Names of elements and attributes of touchpoints that were not read, each once. */
  readonly unread: readonly string[];
  /** How many more journeys the file has; their touchpoints are not among these. */
  readonly more: number;
  /** Whether the file breaks off before its end. */
  readonly cut: boolean;
}

type Attributes = Readonly<Record<string, string>>;
interface Open {
  kind: CjmlPoint['kind'];
  sides: { initiator: CjmlSide; receiver: CjmlSide | null };
  channel: string;
  phase: string;
  rated: boolean;
  text: string;
}

const POINT = /^(?:actual|planned)?(communicationpoint|action)$/;
const SIDE: Readonly<Record<string, 'initiator' | 'receiver'>> = {
  initiator: 'initiator',
  sender: 'initiator',
  receiver: 'receiver',
};

/** Elements and attributes within a touchpoint that say something here; an id or a number of its own says nothing. */
const READ =
  /^(touchpointid|id|channel|channelname|phase|phasename|name|(initiator|receiver)label|(sender|receiver|initiator)(id)?|(actor|phase)?id(ref)?)$/;

/** Elements within one another; more are no journey, and slow to read. The older dialect leaves one open for each actor. */
const DEEPEST = 2000;

/** Null when there is no `CJML` element. @throws Unreadable for elements within one another without end */
export function readCjml(text: string): CjmlJourney | null {
  const reader = new Reader();
  const parser = new Parser(reader, { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.end(text);
  return reader.found ? reader.journey() : null;
}

/** Elements around touchpoints whose text says nothing that was not read. */
const FRAME = /^(cjml|(planned|actual)journey|actors?|phases?|touchpoints|html|body)$/;

/** Names come in small letters, and may say which namespace they are of. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Takes elements as they come; where one was left open, the next of its kind ends it. */
class Reader {
  found = false;
  #title = '';
  #planned = false;
  readonly #actors: { id: string; name: string; isCustomer: boolean }[] = [];
  readonly #phases: { id: string; title: string }[] = [];
  readonly #points: CjmlPoint[] = [];
  #point: Open | null = null;
  #side: 'initiator' | 'receiver' | null = null;
  #inPhase = false;
  readonly #unread = new Set<string>();
  #text = '';
  #depth = 0;
  #journeys = 0;
  #cut = false;
  readonly #summary: string[] = [];

  onopentag = (name: string, given: Attributes): void => {
    this.#text = '';
    if (++this.#depth > DEEPEST)
      throw new Unreadable(`its elements lie more than ${DEEPEST} within one another`);
    const tag = bare(name);
    const journey = /^(planned|actual)journey$/.exec(tag);
    if (journey && this.#journeys++ === 0) this.#planned = journey[1] === 'planned';
    if (this.#journeys > 1) return;
    const point = POINT.exec(tag);
    if (tag === 'cjml') this.found = true;
    else if (journey) return;
    else if (/^(enduser|serviceprovider|actor)$/.test(tag) && !this.#point) {
      const role = given.role ?? '';
      const isCustomer = tag === 'enduser' || /customer|user/i.test(role);
      this.#actors.push({ id: given.actorid ?? given.id ?? '', name: given.name ?? '', isCustomer });
    } else if (point) this.#begin(point[1] === 'action' ? 'action' : 'communication', given);
    else if (SIDE[tag] && this.#point) this.#enter(SIDE[tag]);
    else if (tag === 'refersto' && this.#point) this.#refer(given);
    else if (tag === 'phase') {
      this.#inPhase = true;
      const id = given.phaseid ?? given.id ?? '';
      if (!this.#point && (id !== '' || given.name)) this.#phases.push({ id, title: given.name ?? '' });
    } else if (/^experience/.test(tag) && this.#point) this.#point.rated = true;
    else if (this.#point && !READ.test(tag)) this.#unread.add(tag);
    if (this.#point) for (const each of Object.keys(given)) if (!READ.test(each)) this.#unread.add(each);
  };

  ontext = (text: string): void => {
    this.#text += text;
  };

  onclosetag = (name: string, isImplied: boolean): void => {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    this.#text = '';
    this.#depth--;
    const tag = bare(name);
    if (tag === 'cjml') this.#cut = isImplied;
    if (this.#journeys > 1) return;
    if (POINT.test(tag)) this.#end(text);
    else if (tag === 'phase') {
      if (this.#point && text !== '') this.#point.phase = text;
      this.#inPhase = false;
    } else if (SIDE[tag]) {
      if (text !== '') this.#label(text);
      this.#side = null;
    } else if (/^(initiator|receiver)label$/.test(tag)) this.#label(text);
    else if (tag === 'channelname' && this.#point) this.#point.channel = text;
    else if (tag === 'phasename') {
      const phase = this.#phases.at(-1);
      if (phase && phase.title === '') phase.title = text;
      else this.#phases.push({ id: text, title: text });
    } else if (/^(actorname|companyname|name)$/.test(tag) && !this.#point) {
      const actor = this.#actors.at(-1);
      if (actor) actor.name = text;
    } else if (/^journey(id|title)$/.test(tag) && (this.#title === '' || tag === 'journeytitle')) {
      this.#title = text;
    } else if (/^(short|long)?(summary|description)$/.test(tag) && !this.#point && text !== '') {
      this.#summary.push(text);
    } else if (!this.#point && text !== '' && !FRAME.test(tag)) this.#unread.add(tag);
  };

  journey(): CjmlJourney {
    this.#end('');
    const actors = this.#actors.map((actor) => ({ ...actor, name: actor.name || actor.id }));
    return {
      title: this.#title,
      planned: this.#planned,
      actors,
      phases: this.#phases,
      points: this.#points,
      unread: [...this.#unread],
      summary: this.#summary.join('\n'),
      more: Math.max(0, this.#journeys - 1),
      cut: this.#cut,
    };
  }

  #begin(kind: CjmlPoint['kind'], given: Attributes): void {
    this.#end('');
    const initiator = { actor: given.senderid ?? given.initiatorid ?? '', label: '' };
    const receiver = kind === 'communication' ? { actor: given.receiverid ?? '', label: '' } : null;
    const { channel = '', phase = '' } = given;
    this.#point = { kind, sides: { initiator, receiver }, channel, phase, rated: false, text: '' };
  }

  #enter(side: 'initiator' | 'receiver'): void {
    this.#side = side;
  }

  #refer(given: Attributes): void {
    if (!this.#point) return;
    if (this.#inPhase) {
      this.#point.phase = given.phaseidref ?? given.idref ?? '';
      return;
    }
    this.#change({ actor: given.actoridref ?? given.idref ?? '' });
  }

  #label(label: string): void {
    if (label !== '') this.#change({ label });
  }

  #change(change: Partial<CjmlSide>): void {
    if (!this.#point) return;
    const side = this.#side ?? 'initiator';
    const held = this.#point.sides[side] ?? { actor: '', label: '' };
    this.#point.sides[side] = { ...held, ...change };
  }

  #end(text: string): void {
    if (!this.#point) return;
    const { sides, ...point } = this.#point;
    const initiator = sides.initiator.label === '' ? { ...sides.initiator, label: text } : sides.initiator;
    const { kind, channel, phase, rated } = point;
    this.#points.push({ kind, channel, phase, rated, initiator, receiver: sides.receiver });
    this.#point = null;
    this.#side = null;
  }
}

/** Draft my map: looks at what came in, proposes, and puts on the map what the owner accepts. Overwrites only when asked. */
import { channelId, linkedPeople } from '../../gather/events/public.ts';
import { Language } from '../../kernel/language.ts';
import type { BodyOf, QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { type Said, said } from '../../kernel/said.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import { sql, uint32 } from '../../platform/eventdb/sql.ts';
import type { Stages } from '../stages/public.ts';
import type { Rule } from '../touchpoints/contract.ts';
import type { Touchpoints } from '../touchpoints/public.ts';
import type { acceptDraft, proposeMap, Template } from './contract.ts';
import {
  type Draft,
  PAGE_VIEWED,
  type Proposal,
  proposeFromEvents,
  type SeenEvent,
  type SeenPages,
  seenBy,
} from './propose.ts';
import { readTemplates, type TradeTemplate } from './templates.ts';
import { readVocabulary } from './vocabulary.ts';

interface Workspace {
  readonly id: string;
  readonly number: number;
}

export interface DraftParts {
  readonly events: EventDb;
  readonly stages: Stages;
  readonly touchpoints: Touchpoints;
}

export class Drafts {
  readonly #parts: DraftParts;
  readonly #vocabulary = inEach(readVocabulary);
  readonly #templates = inEach(readTemplates);

  constructor(parts: DraftParts) {
    this.#parts = parts;
  }

  templates(language: Language): Template[] {
    return this.#templates[language].map(
      ({ id, name, description, stages, touchpoints, questions, checks }) => ({
        ...{ id, name, description, questions, checks },
        stages: stages.length,
        touchpoints: touchpoints.length,
      }),
    );
  }

  /** What to look at as a customer, by the title of a touchpoint: as trades usually do, in the language of the title. */
  looks(): { readonly title: string; readonly look: string }[] {
    return Object.values(this.#templates)
      .flat()
      .flatMap(({ touchpoints }) => touchpoints.map(({ title, look }) => ({ title, look })));
  }

  template(id: string, language: Language): TradeTemplate | undefined {
    return this.#templates[language].find((each) => each.id === id);
  }

  /** @throws AppError `not_found` for an unknown template */
  async propose(
    workspace: Workspace,
    { template, language }: QueryOf<typeof proposeMap>,
  ): Promise<ReplyInputOf<typeof proposeMap>> {
    const seen = await this.#seen(workspace.number);
    const draft =
      template === undefined
        ? await this.#fromData(workspace.number, seen, language)
        : await this.#fromTemplate(workspace.number, template, language);
    const present = new Set(
      (await this.#parts.touchpoints.list(workspace.id)).map(({ rule }) => JSON.stringify(rule)),
    );
    const all = seen.reduce((sum, event) => sum + event.events, 0);
    const covered = await this.#covered(workspace.number, draft);
    return {
      sentence: sentenceOf(all, draft, template !== undefined),
      stages: [...draft.stages],
      touchpoints: draft.touchpoints.map((proposal, index) => ({
        ...proposal,
        key: String(index + 1),
        alreadyOnMap: present.has(JSON.stringify(proposal.rule)),
      })),
      unmatchedEvents: Math.max(0, all - covered),
    };
  }

  /** Adds what was accepted; with `replace`, what was there goes first. All of it or nothing. */
  async accept(
    workspace: Workspace,
    body: BodyOf<typeof acceptDraft>,
  ): Promise<{ stages: number; touchpoints: number }> {
    const { stages, touchpoints } = this.#parts;
    const names = new Set(body.stages.map((name) => name.toLowerCase()));
    const lost = body.touchpoints.find((touchpoint) => !names.has(touchpoint.stage.toLowerCase()));
    if (lost)
      throw new AppError('invalid_input', {
        problem: `“${lost.title}” names a stage that is not in the list`,
      });
    return touchpoints.alone(workspace.id, async (transaction) => {
      const present = await stages.listWithin(transaction, workspace.id);
      if (body.mode === 'replace') await touchpoints.removeAllWithin(transaction, workspace.id);
      const known = new Map(present.map((stage) => [stage.name.toLowerCase(), stage.id]));
      const wanted = body.stages.map((name) => ({ id: known.get(name.toLowerCase()), name }));
      const others = present.filter((stage) => !names.has(stage.name.toLowerCase()));
      const busy = new Set(
        (await touchpoints.listWithin(transaction, workspace.id)).map(({ stageId }) => stageId),
      );
      // What somebody has put touchpoints in stays, behind what was accepted; empty stages of before make room.
      const kept = others.filter((stage) => busy.has(stage.id)).map(({ id, name }) => ({ id, name }));
      const result = await stages.replaceWithin(transaction, workspace.id, [...wanted, ...kept], null);
      const idOf = new Map(result.map((stage) => [stage.name.toLowerCase(), stage.id]));
      for (const { stage, ...draft } of body.touchpoints) {
        await touchpoints.addWithin(transaction, workspace.id, {
          ...draft,
          stageId: idOf.get(stage.toLowerCase()) ?? '',
        });
      }
      return { stages: result.length, touchpoints: body.touchpoints.length };
    });
  }

  async #fromData(workspace: number, seen: readonly SeenEvent[], language: Language): Promise<Draft> {
    const viewed = seen.some((event) => event.name === PAGE_VIEWED);
    return proposeFromEvents(this.#vocabulary[language], seen, viewed ? await this.#pages(workspace) : []);
  }

  async #fromTemplate(workspace: number, id: string, language: Language): Promise<Draft> {
    const template = this.template(id, language);
    if (!template) throw new AppError('not_found', { thing: 'template' });
    const touchpoints: Proposal[] = [];
    const trade = template.name;
    for (const { look: _, ...touchpoint } of template.touchpoints) {
      const { events, people } = await this.#parts.touchpoints.matches(workspace, touchpoint.rule);
      const reason =
        events > 0 ? seenBy(events, people) : said('Usual for: {trade}. No data for it yet.', { trade });
      touchpoints.push({ ...touchpoint, reason, events, people });
    }
    return {
      stages: template.stages.map((name) => ({ name, reason: said('Usual for: {trade}.', { trade }) })),
      touchpoints,
    };
  }

  async #seen(workspace: number): Promise<SeenEvent[]> {
    const rows = await this.#parts.events.query(
      sql`SELECT name, channel, count() AS events, uniqExact(if(linked = '', person, linked)) AS people
        FROM (SELECT visitor, person, name, channel FROM events WHERE workspace = ${uint32(workspace)}) AS e
        ANY LEFT JOIN (${linkedPeople(workspace)}) AS l USING visitor
        GROUP BY name, channel ORDER BY events DESC, name, channel LIMIT 500`,
      { name: str, channel: int, events: int, people: int },
    );
    return rows.map((row) => ({ ...row, channel: channelId(row.channel) }));
  }

  async #pages(workspace: number): Promise<SeenPages[]> {
    const pages: SeenPages[] = [];
    for (const { glob } of this.#vocabulary.en.pages) {
      const rule: Rule = {
        match: 'all',
        conditions: [
          { kind: 'field', field: 'name', operator: 'is', values: [PAGE_VIEWED] },
          { kind: 'field', field: 'page', operator: 'glob', values: [glob] },
        ],
      };
      pages.push({ glob, ...(await this.#parts.touchpoints.matches(workspace, rule)) });
    }
    return pages;
  }

  async #covered(workspace: number, { touchpoints }: Draft): Promise<number> {
    if (touchpoints.length === 0) return 0;
    return this.#parts.touchpoints.matchingAny(
      workspace,
      touchpoints.map(({ rule }) => rule),
    );
  }
}

function inEach<T>(read: (language: Language) => T): Readonly<Record<Language, T>> {
  return Object.fromEntries(Language.options.map((language) => [language, read(language)])) as Record<
    Language,
    T
  >;
}

function sentenceOf(all: number, { stages, touchpoints }: Draft, fromTemplate: boolean): Said {
  const drafted = { touchpoints: touchpoints.length, stages: stages.length };
  if (fromTemplate)
    return said('{touchpoints} touchpoints in {stages} stages, as usual in this trade.', drafted);
  if (all === 0)
    return said(
      'There is no data yet to draft a map from. Bring a file, or begin with a template of your trade.',
    );
  return said(
    'From {events, plural, one {# event} other {# events}}: {touchpoints, plural, one {# touchpoint} other {# touchpoints}} in {stages, plural, one {# stage} other {# stages}}.',
    { events: all, ...drafted },
  );
}

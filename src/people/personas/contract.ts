/** Personas: described kinds of customers. What is said of one may carry evidence; who its people are, the rule of a segment says. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

const Words = z.string().trim().min(1).max(500);

/** What a statement rests on. `figure`: of a report, with the page it stands on; `quote`: said by a customer. */
export const Evidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('figure'),
    text: Words,
    /** Below the address of the business: `insights/behaviour`. */
    page: z
      .string()
      .max(300)
      .regex(/^[a-z][a-z0-9/?=&_.,%-]*$/i)
      .nullable(),
    /** On how many people or answers it rests; null where nobody says. */
    count: z.number().int().min(0).nullable().default(null),
  }),
  z.object({ kind: z.literal('quote'), text: Words, from: z.string().trim().max(200) }),
  z.object({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }).max(1000) }),
]);
export type Evidence = z.output<typeof Evidence>;

/** A statement; without evidence it is a guess. */
export const Statement = z.object({ text: Words, evidence: z.array(Evidence).max(5).default([]) });
export type Statement = z.output<typeof Statement>;

/** What a persona is described by, in the order shown. */
export const traits = ['goals', 'needs', 'frustrations', 'quotes', 'channels', 'context'] as const;
export type Trait = (typeof traits)[number];

/** How many choices there are of each part of a drawn portrait. */
export const portraitParts = { head: 3, hair: 7, brow: 3, mouth: 3, glasses: 3, top: 4 } as const;
const part = (choices: number) =>
  z
    .number()
    .int()
    .min(0)
    .max(choices - 1);
export const Portrait = z.object({
  head: part(portraitParts.head),
  hair: part(portraitParts.hair),
  brow: part(portraitParts.brow),
  mouth: part(portraitParts.mouth),
  glasses: part(portraitParts.glasses),
  top: part(portraitParts.top),
});
export type Portrait = z.output<typeof Portrait>;

const List = z.array(Statement).max(12).default([]);

export const PersonaDraft = z.object({
  name: z.string().trim().min(1).max(80),
  story: z.string().trim().max(300).default(''),
  portrait: Portrait,
  goals: List,
  needs: List,
  frustrations: List,
  quotes: List,
  channels: List,
  context: List,
  /** The segment whose rule selects its people; null: nobody knows who they are. */
  segmentId: z.string().max(80).nullable().default(null),
});
export type PersonaDraft = z.output<typeof PersonaDraft>;

export const Persona = PersonaDraft.extend({
  id: z.string(),
  /** When the uploaded picture was changed, ms UTC; null: the portrait is shown. */
  pictureAt: z.number().int().nullable(),
  changedAt: z.number().int(),
});
export type Persona = z.output<typeof Persona>;

const params = z.object({ workspace: z.string() });
const oneParams = z.object({ workspace: z.string(), persona: z.string() });
const base = '/api/workspaces/:workspace/personas';

export const listPersonas = route({
  id: 'people.personas.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'All personas in their order.',
  params,
  reply: z.object({ items: z.array(Persona) }),
});

export const createPersona = route({
  id: 'people.personas.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: 'Describes a new persona.',
  params,
  body: PersonaDraft,
  reply: Persona,
});

export const updatePersona = route({
  id: 'people.personas.update',
  method: 'PUT',
  path: `${base}/:persona`,
  access: 'editor',
  summary: 'Describes a persona anew. Refused when somebody else changed it since `changedAt`.',
  params: oneParams,
  body: PersonaDraft.extend({ changedAt: z.number().int() }),
  reply: Persona,
});

export const deletePersona = route({
  id: 'people.personas.delete',
  method: 'DELETE',
  path: `${base}/:persona`,
  access: 'editor',
  summary: 'Deletes a persona; for thirty days it can be brought back.',
  params: oneParams,
  reply: Persona,
});

export const restorePersona = route({
  id: 'people.personas.restore',
  method: 'POST',
  path: `${base}/:persona/restore`,
  access: 'editor',
  summary: 'Brings a deleted persona back.',
  params: oneParams,
  reply: Persona,
});

export const orderPersonas = route({
  id: 'people.personas.order',
  method: 'PUT',
  path: `${base}/order`,
  access: 'editor',
  summary: 'Puts the personas in another order.',
  params,
  body: z.object({ ids: z.array(z.string()).max(100) }),
  reply: z.object({ items: z.array(Persona) }),
});

export const getPicture = route({
  id: 'people.personas.picture',
  method: 'GET',
  path: `${base}/:persona/picture`,
  access: 'viewer',
  summary: 'The uploaded picture of a persona.',
  params: oneParams,
  replyAs: 'image/*',
});

export const putPicture = route({
  id: 'people.personas.picture.put',
  method: 'PUT',
  path: `${base}/:persona/picture`,
  access: 'editor',
  summary: 'Uploads a picture: PNG, JPEG or WebP, at most 2 MB.',
  params: oneParams,
  bodyAs: 'stream',
  reply: Persona,
});

export const dropPicture = route({
  id: 'people.personas.picture.delete',
  method: 'DELETE',
  path: `${base}/:persona/picture`,
  access: 'editor',
  summary: 'Takes the uploaded picture away; the drawn portrait is shown again.',
  params: oneParams,
  reply: Persona,
});

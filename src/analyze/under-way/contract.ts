/** What is worked on for a business right now: paths being put together, questions that wait or are being answered. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

const QuestionUnderWay = z.object({
  /** Route id of the report. */
  name: z.string(),
  /** Nothing of it is in the event engine yet, or something is. */
  state: z.enum(['waiting', 'running']),
  /** ms UTC. */
  sinceAt: z.number().int(),
  statementsDone: z.number().int(),
  /** Statements it took the last time, here and with any choices; null the first time. */
  statementsKnown: z.number().int().nullable(),
  /** Steps done of a long search, and how many it has; null where it is none. */
  partsDone: z.number().int().nullable(),
  parts: z.number().int().nullable(),
});

export const underWay = route({
  id: 'analyze.underWay',
  method: 'GET',
  path: '/api/workspaces/:workspace/under-way',
  access: 'viewer',
  summary: 'What is being worked on for a business, and who is before it in line.',
  params: z.object({ workspace: z.string() }),
  reply: z.object({
    /** Paths being put together, in parts of events; null when they are not, or are few. Reports wait for it. */
    building: z
      .object({
        state: z.enum(['waiting', 'running']),
        sinceAt: z.number().int(),
        partsDone: z.number().int(),
        parts: z.number().int(),
        events: z.number().int(),
      })
      .nullable(),
    questions: z.array(QuestionUnderWay),
    /** Questions of other businesses that the event engine works on. */
    others: z.number().int(),
  }),
});

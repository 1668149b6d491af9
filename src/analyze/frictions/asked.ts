/** Whether a question about pain points narrows anything, and what has to be kept in mind of a search that does. Pure. */
import { countWords, peopleWords } from '../../kernel/words.ts';
import type { Period } from '../engine/contract.ts';
import type { PainPointsQuery, SearchResult } from './contract.ts';

export function isAsked(query: PainPointsQuery): boolean {
  return Object.values(query).some((value) => value !== undefined && value !== '');
}

/** Where nothing could be asked there is nothing to keep in mind but the days. @param period as it was asked for */
export function askedCaveats(
  { lookedAt, harm, help }: Pick<SearchResult, 'lookedAt' | 'harm' | 'help'>,
  query: PainPointsQuery,
  period: Period,
): string[] {
  const days =
    query.from !== undefined && period.days > LONGEST_DAYS
      ? [`Only the last ${LONGEST_DAYS} days of the time you asked for are looked at.`]
      : [];
  if (lookedAt.questions === 0) return days;
  const caveats: string[] = [];
  // A search that tells nothing says itself what it looked at.
  if (harm.length + help.length > 0)
    caveats.push(
      `Rests on ${peopleWords(lookedAt.people)} and, at the busiest place, ${countWords(lookedAt.triesSeen)} tries. It is compared with no earlier search. A search is made so that about one in forty tells something that is only chance.`,
    );
  if (query.segment || query.persona)
    caveats.push(
      'These people were chosen by what they are or did. Where the choice itself asks for something (that they bought, that they came back), those who did otherwise are missing, and what went wrong for them cannot show.',
    );
  if (query.channel || query.device || query.campaign)
    caveats.push(
      'Only tries that began this way are looked at. How they went on counts wherever it happened: somebody who begins on a phone and buys in the shop has not left.',
    );
  return [...caveats, ...days];
}

/** A little more than a year: the same season once before. */
export const LONGEST_DAYS = 400;

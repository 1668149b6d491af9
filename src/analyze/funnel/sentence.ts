/** The stages report in plain words. */
import { countWords, moneyWords, peopleWords, shareWords } from '../../kernel/words.ts';
import { FEWEST_FOR_TREND } from '../engine/public.ts';
import type { StageFigures } from './contract.ts';

interface Figures {
  readonly people: number;
  readonly stages: readonly StageFigures[];
  readonly worstStageId: string | null;
  readonly returning: { readonly people: number; readonly buyers: number };
  readonly orders: number;
  readonly revenueMinor: number;
  readonly notOnMap: { readonly events: number; readonly allEvents: number };
}

export function stagesSentence(figures: Figures, currency: string): string {
  if (figures.notOnMap.allEvents === 0)
    return 'Nothing happened in this period, as far as the data here says.';
  if ((figures.stages[0]?.people ?? 0) === 0) {
    return `${countWords(figures.notOnMap.allEvents)} events came in, and none of them is on the map yet.`;
  }
  return [peopleSentence(figures, currency), worstSentence(figures)].filter((part) => part !== '').join(' ');
}

function peopleSentence(figures: Figures, currency: string): string {
  const { people, returning, orders, revenueMinor } = figures;
  if (returning.buyers === 0) return withoutBuyers(figures);
  const money = orders > 0 && revenueMinor !== 0 ? ` for ${moneyWords(revenueMinor, currency)}` : '';
  const back =
    returning.people > 0 ? ` and ${countWords(returning.people)} of them came back to buy again` : '';
  return `Of ${peopleWords(people)} ${countWords(returning.buyers)} bought${money}${back}.`;
}

/** Where nothing was bought, the end of the path says more: leads that are won are no orders. */
function withoutBuyers({ people, stages }: Figures): string {
  const last = stages.at(-1);
  if (!last || last.people === 0) return `${peopleWords(people)} came by; nobody has bought in this period.`;
  return `Of ${peopleWords(people)} ${countWords(last.people)} got to ${last.name}; no orders are known in this period.`;
}

function worstSentence({ stages, worstStageId }: Figures): string {
  const index = stages.findIndex((stage) => stage.stageId === worstStageId);
  const [worst, next] = [stages[index], stages[index + 1]];
  if (!worst?.goOn || worst.goOn.share === null || !next) return '';
  const lost = worst.goOn.of - worst.goOn.count;
  return `Most are lost between ${worst.name} and ${next.name}: ${peopleWords(lost)}, ${shareWords(1 - worst.goOn.share)}.`;
}

/** @param foreign amounts in other currencies, which no rate is known for */
export function stagesCaveats({ people, notOnMap }: Figures, foreign: number, currency: string): string[] {
  const caveats: string[] = [];
  if (foreign > 0) {
    caveats.push(
      `${countWords(foreign)} ${foreign === 1 ? 'amount of these people is' : 'amounts of these people are'} in another currency than ${currency}, and no rate is known for the day, so they are not in the revenue. Enter rates under Data, or choose that currency in Settings if you reckon in it.`,
    );
  }
  if (people > 0 && people < FEWEST_FOR_TREND) {
    caveats.push(`Only ${peopleWords(people)}: shares are shown with wide ranges and no trend.`);
  }
  if (notOnMap.allEvents > 0 && notOnMap.events / notOnMap.allEvents > 0.1) {
    const all = notOnMap.events === notOnMap.allEvents;
    const share = shareWords(notOnMap.events / notOnMap.allEvents);
    caveats.push(
      all
        ? 'No event matches a touchpoint yet, so none is in these figures.'
        : `${share} events match no touchpoint and are not in these figures.`,
    );
  }
  return caveats;
}

/** The stages report in the words of the picture. Pure; small samples say less, as the conventions of analysis demand. */
import type { Format } from '../../../../web/kit/format.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { StageFigures } from '../../contract.ts';

/** Below this many people a share is not shown at all; below the second, only its range. */
const SHARE_FROM = 5;
const POINT_FROM = 30;

/** “41 % go on”, “1 of 4 goes on”. */
export function goOnText(stage: StageFigures, format: Format): string | null {
  const share = goOnShare(stage, format);
  if (share === null) return null;
  const one = stage.goOn?.count === 1 && stage.goOn.of < SHARE_FROM;
  return one ? t('{share} goes on', { share }) : t('{share} go on', { share });
}

/** “41 %”; a range where few; the bare counts where very few. */
export function goOnShare({ goOn }: StageFigures, format: Format): string | null {
  if (goOn === null || goOn.of === 0) return null;
  const { share, low, high } = goOn;
  if (share === null || low === null || high === null || goOn.of < SHARE_FROM)
    return t('{count} of {of}', { count: format.count(goOn.count), of: format.count(goOn.of) });
  return goOn.of < POINT_FROM ? format.shareRange(low, high) : format.share(share);
}

/** The range beside a share that is shown as one number. */
export function goOnRange(stage: StageFigures, format: Format): string | null {
  const { goOn } = stage;
  if (goOn === null || goOn.low === null || goOn.high === null || goOn.of < POINT_FROM) return null;
  const low = format.share(goOn.low);
  const high = format.share(goOn.high);
  return low === high ? null : format.shareRange(goOn.low, goOn.high);
}

export function timeText(stage: StageFigures, format: Format): string | null {
  const time = stage.timeToNext;
  if (time === null || time.medianMs === null) return null;
  return time.medianMs === 0
    ? t('on the same day')
    : t('in {time}', { time: format.duration(time.medianMs) });
}

/** “before: 10,234, 38 % went on”; the share only where the sample carries it. */
export function beforeText(stage: StageFigures, format: Format, beside: string = t('before')): string | null {
  if (stage.previousPeople === null) return null;
  const people = format.count(stage.previousPeople);
  const share = stage.previousGoOn;
  if (share === null || share.share === null || share.of < POINT_FROM)
    return t('{beside}: {people}', { beside, people });
  return t('{beside}: {people}, {share} went on', { beside, people, share: format.share(share.share) });
}

/** Everybody who reached this stage and no later one; also where it is not known how many of them are gone for good. */
export function leftOf(stage: StageFigures): number {
  if (stage.gone !== null) return stage.gone + (stage.onTheWay ?? 0);
  return stage.goOn === null ? 0 : Math.max(0, stage.goOn.of - stage.goOn.count);
}

/** “7,020 leave”; where nobody is gone yet “12 still on the way”; where that is not known “79 do not go on”. */
export function leaveText(stage: StageFigures, format: Format): string {
  const count = (n: number): { n: number; shown: string } => ({ n, shown: format.count(n) });
  if (stage.gone === null) {
    return t('{n, plural, one {{shown} does not go on} other {{shown} do not go on}}', count(leftOf(stage)));
  }
  if (stage.gone === 0) return t('{n} still on the way', { n: format.count(stage.onTheWay ?? 0) });
  return t('{n, plural, one {{shown} leaves} other {{shown} leave}}', count(stage.gone));
}

/** What a screen reader hears for the picture as a whole; the stages follow one by one. */
export function pictureText(stages: readonly StageFigures[], format: Format): string {
  const first = stages[0];
  const last = stages.at(-1);
  if (first === undefined || last === undefined) return t('There are no stages yet.');
  return t(
    'The trail: {first} people reach {firstName}, {last} reach {lastName}. The stages stand one by one above it.',
    {
      first: format.count(first.people),
      firstName: first.name,
      last: format.count(last.people),
      lastName: last.name,
    },
  );
}

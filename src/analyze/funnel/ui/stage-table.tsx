/** The trail as a table: the same figures, exact, for whoever reads better that way. */
import type { ReactElement } from 'react';
import { useChoices } from '../../../web/kit/address.ts';
import { besideChoices } from '../../../web/kit/asked.ts';
import { besideName } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { ListLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { StageFigures, StagesReport } from '../contract.ts';
import styles from './stage-table.module.css';
import type { StageFigure } from './trail/stage-words.tsx';
import { goOnRange, goOnShare, timeText } from './trail/words.ts';

export function StageTable(props: {
  report: StagesReport;
  onOpen: (stageId: string, figure: StageFigure) => void;
}): ReactElement {
  const format = useFormat();
  const [choices] = useChoices();
  const { report, onOpen } = props;
  const number = (stage: StageFigures, figure: StageFigure, text: string | null): ReactElement | string =>
    text === null ? (
      '–'
    ) : (
      <button type="button" className={styles.open} onClick={() => onOpen(stage.stageId, figure)}>
        {text}
      </button>
    );
  const columns: Column<StageFigures>[] = [
    { key: 'name', head: t('Stage'), names: true, cell: (stage) => stage.name },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: (s) => number(s, 'reached', format.count(s.people)),
    },
  ];
  if (report.comparedWith !== null) {
    const asked = besideChoices(choices, report.comparedWith);
    columns.push({
      key: 'before',
      head: besideName(report) ?? '',
      number: true,
      cell: (s) =>
        s.previousPeople === null ? (
          '–'
        ) : s.previousPeople === 0 ? (
          format.count(0)
        ) : (
          <ListLink of={{ ...asked, stage: s.stageId }}>{format.count(s.previousPeople)}</ListLink>
        ),
    });
  }
  columns.push(
    {
      key: 'met',
      head: t('Met a touchpoint of it'),
      number: true,
      cell: (s) => number(s, 'met', format.count(s.met)),
    },
    {
      key: 'goOn',
      head: t('Go on'),
      number: true,
      cell: (s) => number(s, 'went_on', goOnShare(s, format)),
    },
    { key: 'range', head: t('95 % range'), number: true, cell: (s) => goOnRange(s, format) ?? '–' },
    {
      key: 'time',
      head: t('Usual time'),
      number: true,
      cell: (s) => number(s, 'time', timeText(s, format)),
    },
    {
      key: 'gone',
      head: t('Gone'),
      number: true,
      cell: (s) => (s.gone === null ? '–' : number(s, 'gone', format.count(s.gone))),
    },
    {
      key: 'way',
      head: t('Still on the way'),
      number: true,
      cell: (s) => (s.onTheWay === null ? '–' : number(s, 'on_the_way', format.count(s.onTheWay))),
    },
  );
  return (
    <DataTable
      caption={t('People per stage, those who go on and those who leave')}
      columns={columns}
      rows={report.stages}
      rowKey={(stage) => stage.stageId}
    />
  );
}

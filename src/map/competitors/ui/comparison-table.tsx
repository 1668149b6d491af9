/** The comparison as a table: a touchpoint is a row, we and each competitor a column. Says in words who does better, never by colour alone. */
import { type CSSProperties, type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Form, SelectField } from '../../../web/kit/form.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type ComparedRow, type Comparison, matchTouchpoints, type Standing } from '../contract.ts';
import { meanText, verdictWord } from './competitor-words.ts';
import styles from './competitors.module.css';

export function ComparisonTable(props: { comparison: Comparison }): ReactElement {
  const { rows: all, competitors } = props.comparison;
  const rows = all.filter(({ ours, theirs }) => ours.visits > 0 || theirs.some(({ visits }) => visits > 0));
  const [joining, setJoining] = useState<ComparedRow | null>(null);
  const mayEdit = useMay('editor');
  const columns: Column<ComparedRow>[] = [
    {
      key: 'touchpoint',
      head: t('Touchpoint'),
      names: true,
      cell: (row) => <Touchpoint row={row} onJoin={mayEdit ? () => setJoining(row) : undefined} />,
    },
    { key: 'ours', head: t('We'), cell: ({ ours }) => <Side standing={ours} /> },
    ...competitors.flatMap(theirColumn),
  ];
  return (
    <>
      <div
        className={styles.compared}
        data-paper={paperFor(columns.length)}
        style={{ '--columns': columns.length } as CSSProperties}
      >
        <DataTable
          caption={t('Ours and theirs, touchpoint by touchpoint')}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
        />
      </div>
      {rows.length < all.length && (
        <p className={styles.unseen}>
          {t(
            '{n, plural, one {# touchpoint of the lists} other {# touchpoints of the lists}} nobody has looked at yet.',
            { n: all.length - rows.length },
          )}
        </p>
      )}
      {joining !== null && <JoinDialog row={joining} rows={rows} onClose={() => setJoining(null)} />}
    </>
  );
}

/** Who has not been visited has nothing to say in any row. */
function theirColumn(
  { id, name, visits }: Comparison['competitors'][number],
  index: number,
): Column<ComparedRow>[] {
  const cell = ({ theirs }: ComparedRow): ReactElement | null => {
    const side = theirs[index];
    return side === undefined ? null : (
      <div>
        {side.visits > 0 && <span className={styles[side.verdict]}>{verdictWord(side.verdict)}</span>}
        <Side standing={side} />
        {side.difference !== null && side.isEarly && (
          <span className={styles.quiet}>{t('a first impression')}</span>
        )}
      </div>
    );
  };
  return visits === 0 ? [] : [{ key: id, head: name, cell }];
}

/** Paper does not scroll: more columns lie on it, and many on a larger sheet. */
function paperFor(columns: number): 'standing' | 'lying' | 'large' {
  if (columns <= 5) return 'standing';
  return columns <= 10 ? 'lying' : 'large';
}

function Side(props: { standing: Standing }): ReactElement {
  const { visits, hasIt, score, scores } = props.standing;
  const { locale } = useBusiness();
  if (visits === 0) return <span className={styles.quiet}>{t('not looked at')}</span>;
  return (
    <span className={styles.side}>
      {hasIt === false ? t('not there') : score === null ? t('there') : <b>{meanText(score, locale)}</b>}{' '}
      <span className={styles.quiet}>
        {t('{n, plural, one {# visit} other {# visits}}', {
          n: hasIt === true && scores > 0 ? scores : visits,
        })}
      </span>
    </span>
  );
}

/** With the way to say that it is the same as another row, and to take that back. */
function Touchpoint(props: { row: ComparedRow; onJoin: (() => void) | undefined }): ReactElement {
  const { row, onJoin } = props;
  const { id: workspace } = useBusiness();
  const parting = useChange(matchTouchpoints, ['map.competitors.']);
  // Seen on one side alone: under another name it may be on the other.
  const oneSided = (row.ours.visits === 0) !== row.theirs.every(({ visits }) => visits === 0);
  return (
    <>
      {row.title}
      {row.stage !== '' && <span className={styles.stage}>{row.stage}</span>}
      {row.joined.map(({ key, title }) => (
        <span key={key} className={styles.joined}>
          {t('with “{title}”', { title })}
          {onJoin !== undefined && (
            <Button
              small
              weight="quiet"
              onClick={() => parting.mutate({ params: { workspace }, body: { key, sameAs: null } })}
            >
              {t('Take apart')}
            </Button>
          )}
        </span>
      ))}
      {onJoin !== undefined && oneSided && (
        <Button small weight="quiet" className={styles.join} onClick={onJoin}>
          {t('The same as …')}
        </Button>
      )}
      <Refused error={parting.error} />
    </>
  );
}

function JoinDialog(props: {
  row: ComparedRow;
  rows: readonly ComparedRow[];
  onClose: () => void;
}): ReactElement {
  const { row, rows, onClose } = props;
  const { id: workspace } = useBusiness();
  const joining = useChange(matchTouchpoints, ['map.competitors.']);
  return (
    <Dialog title={t('Which touchpoint is it?')} width={480} onClose={onClose}>
      <Form
        action={t('It is the same')}
        busy={joining.isPending}
        error={joining.error}
        onSend={({ sameAs = '' }) =>
          joining.mutate({ params: { workspace }, body: { key: row.key, sameAs } }, { onSuccess: onClose })
        }
      >
        <SelectField
          name="sameAs"
          label={t('“{title}” is the same as', { title: row.title })}
          choices={rows
            .filter(({ key }) => key !== row.key)
            .map(({ key, title }) => ({ value: key, label: title }))}
          focus
        />
      </Form>
    </Dialog>
  );
}

/** The picture of ways in numbers: who stands at each station of each step, and who went from there to which next. */
import type { ReactElement } from 'react';
import type { Choices } from '../../../web/kit/address.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import { bandQuestion, type FlowNode, type flowLayout, nodeQuestion } from './flow-layout.ts';

interface Row {
  readonly key: string;
  readonly step: number;
  readonly from: string;
  /** Null in the line of the station itself. */
  readonly to: string | null;
  readonly people: number;
  readonly question: Choices;
}

export function FlowTable(props: {
  layout: ReturnType<typeof flowLayout>;
  nameOf: (node: FlowNode) => string;
  /** What the picture shows, as the list of people asks for it. */
  picture: Choices;
  /** The picture goes back from its station. */
  backwards: boolean;
}): ReactElement {
  const format = useFormat();
  const columns: readonly Column<Row>[] = [
    { key: 'step', head: t('Step'), number: true, cell: ({ step }) => format.count(step) },
    { key: 'from', head: t('At'), names: true, cell: ({ from }) => from },
    {
      key: 'to',
      head: props.backwards ? t('And before that') : t('And next'),
      cell: ({ to }) => to ?? t('(all who were there)'),
    },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: ({ people, question }) => (
        <PeopleLink figure="paths.step" of={{ ...props.picture, ...question }}>
          {format.count(people)}
        </PeopleLink>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('The picture in numbers')}
      columns={columns}
      rows={rowsOf(props.layout, props.nameOf)}
      rowKey={({ key }) => key}
    />
  );
}

function rowsOf({ nodes, bands }: ReturnType<typeof flowLayout>, nameOf: (node: FlowNode) => string): Row[] {
  const order = [...nodes].sort((a, b) => a.step - b.step || b.people - a.people);
  return order.flatMap((node): Row[] => {
    const own = { step: node.step + 1, from: nameOf(node) };
    const onward = bands
      .filter(({ from }) => from === node.key)
      .sort((a, b) => b.people - a.people)
      .flatMap((band): Row[] => {
        const to = nodes.find(({ key }) => key === band.to);
        if (to === undefined) return [];
        const question = bandQuestion(band, nodes);
        return [{ ...own, key: `${band.from}>${band.to}`, to: nameOf(to), people: band.people, question }];
      });
    return [
      { ...own, key: node.key, to: null, people: node.people, question: nodeQuestion(node, nodes) },
      ...onward,
    ];
  });
}

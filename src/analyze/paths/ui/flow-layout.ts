/** From the flow's links to a picture that can be read: the largest stations of each step stand alone, the rest together. Pure. */
import type { FlowLink } from '../contract.ts';

export interface FlowNode {
  /** `step:station`; unique in the picture. */
  readonly key: string;
  /** Column, from 0. */
  readonly step: number;
  /** Null: the way ends here. `rest`: several stations together. */
  readonly station: string | null;
  readonly rest: boolean;
  readonly people: number;
}

export interface FlowBand {
  readonly from: string;
  readonly to: string;
  readonly people: number;
}

const END = '∎';
const REST = '…';

/** @param most stations shown in a column; the others are one */
export function flowLayout(
  links: readonly FlowLink[],
  most: number,
): { nodes: FlowNode[]; bands: FlowBand[] } {
  const arriving = new Map<string, number>();
  const leaving = new Map<string, number>();
  const add = (into: Map<string, number>, key: string, people: number): void => {
    into.set(key, (into.get(key) ?? 0) + people);
  };
  for (const { step, from, to, people } of links) {
    add(leaving, `${step - 1}:${from}`, people);
    add(arriving, `${step}:${to ?? END}`, people);
  }
  const sizes = new Map<string, number>();
  for (const [key, people] of [...leaving, ...arriving])
    sizes.set(key, Math.max(sizes.get(key) ?? 0, people));
  const shown = largest(sizes, most);
  const place = (step: number, station: string | null): string => {
    const key = `${step}:${station ?? END}`;
    return shown.has(key) ? key : `${step}:${REST}`;
  };
  const bands = new Map<string, FlowBand>();
  for (const { step, from, to, people } of links) {
    const ends = { from: place(step - 1, from), to: place(step, to) };
    const key = `${ends.from}>${ends.to}`;
    bands.set(key, { ...ends, people: (bands.get(key)?.people ?? 0) + people });
  }
  const nodes = new Map<string, FlowNode>();
  for (const [key, people] of sizes) {
    const [step, station] = split(key);
    const at = shown.has(key) ? key : `${step}:${REST}`;
    nodes.set(at, {
      key: at,
      step,
      station: shown.has(key) && station !== END ? station : null,
      rest: !shown.has(key),
      people: (nodes.get(at)?.people ?? 0) + people,
    });
  }
  return { nodes: [...nodes.values()], bands: [...bands.values()] };
}

/** Who stands at a node, as the list of people asks for it. */
export function nodeQuestion(node: FlowNode, nodes: readonly FlowNode[]): { column: string; from: string } {
  return { column: String(node.step + 1), from: stationsIn(node, nodes) };
}

/** Who went along a band. */
export function bandQuestion(
  { from, to }: Pick<FlowBand, 'from' | 'to'>,
  nodes: readonly FlowNode[],
): { column: string; from: string; to: string } {
  const at = (key: string): FlowNode | undefined => nodes.find((node) => node.key === key);
  const [start, end] = [at(from), at(to)];
  return {
    column: String((start?.step ?? 0) + 1),
    from: start === undefined ? '' : stationsIn(start, nodes),
    to: end === undefined ? '' : stationsIn(end, nodes),
  };
}

/** One station; `end`; or, for those drawn together, `!` and the others of their column. */
function stationsIn({ station, rest, step }: FlowNode, nodes: readonly FlowNode[]): string {
  if (!rest) return station === null ? 'end' : encodeURIComponent(station);
  const alone = nodes.flatMap((node) =>
    node.step === step && node.station !== null ? [encodeURIComponent(node.station)] : [],
  );
  return `!${alone.join(',')}`;
}

/** The keys that stand alone: the largest of each column, and the end. */
function largest(sizes: ReadonlyMap<string, number>, most: number): Set<string> {
  const columns = new Map<number, [string, number][]>();
  for (const entry of sizes) {
    const [step] = split(entry[0]);
    columns.set(step, [...(columns.get(step) ?? []), entry]);
  }
  const shown = new Set<string>();
  for (const column of columns.values()) {
    const stations = column.filter(([key]) => split(key)[1] !== END).sort((a, b) => b[1] - a[1]);
    // One station too many is shown rather than called "the rest".
    for (const [key] of stations.slice(0, stations.length === most + 1 ? most + 1 : most)) shown.add(key);
    for (const [key] of column) if (split(key)[1] === END) shown.add(key);
  }
  return shown;
}

function split(key: string): [number, string] {
  const colon = key.indexOf(':');
  return [Number(key.slice(0, colon)), key.slice(colon + 1)];
}

/** Counters, gauges and histograms in Prometheus' text format. Labels come from the program, never from people. */

export interface Counter {
  add(amount?: number): void;
}

export interface Histogram {
  observe(value: number): void;
}

interface Family {
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** Each gives its sample lines. */
  readonly series: Map<string, () => string[]>;
}

export type Labels = Readonly<Record<string, string>>;

/** Seconds; from a tracked event to a heavy report. */
const DURATION_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export class Metrics {
  readonly #families = new Map<string, Family>();
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();

  /** A counter for these labels; the same one when asked again. Keep it: looking it up costs more than adding. */
  counter(name: string, help: string, labels: Labels = {}): Counter {
    const key = name + textOf(labels);
    const known = this.#counters.get(key);
    if (known) return known;
    let total = 0;
    const counter = {
      add(amount = 1) {
        total += amount;
      },
    };
    this.#counters.set(key, counter);
    this.#family(name, help, 'counter').series.set(key, () => [`${key} ${total}`]);
    return counter;
  }

  /** A figure read when somebody asks for the metrics. */
  gauge(name: string, help: string, read: () => number, labels: Labels = {}): void {
    const key = name + textOf(labels);
    this.#family(name, help, 'gauge').series.set(key, () => [`${key} ${read()}`]);
  }

  /** Durations in seconds by default. */
  histogram(name: string, help: string, labels: Labels = {}, buckets = DURATION_BUCKETS): Histogram {
    const key = name + textOf(labels);
    const known = this.#histograms.get(key);
    if (known) return known;
    const counts = new Array<number>(buckets.length + 1).fill(0);
    let sum = 0;
    const histogram = {
      observe(value: number) {
        sum += value;
        const at = buckets.findIndex((bound) => value <= bound);
        const index = at === -1 ? buckets.length : at;
        counts[index] = (counts[index] ?? 0) + 1;
      },
    };
    this.#histograms.set(key, histogram);
    this.#family(name, help, 'histogram').series.set(key, () =>
      histogramLines(name, labels, buckets, counts, sum),
    );
    return histogram;
  }

  /** The whole page, `text/plain; version=0.0.4`. */
  page(): string {
    const lines: string[] = [];
    for (const [name, { help, type, series }] of this.#families) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
      for (const samples of series.values()) lines.push(...samples());
    }
    return `${lines.join('\n')}\n`;
  }

  #family(name: string, help: string, type: Family['type']): Family {
    const known = this.#families.get(name);
    if (known) return known;
    const family: Family = { help, type, series: new Map() };
    this.#families.set(name, family);
    return family;
  }
}

function histogramLines(
  name: string,
  labels: Labels,
  buckets: number[],
  counts: number[],
  sum: number,
): string[] {
  let total = 0;
  const lines = counts.map((count, index) => {
    total += count;
    const le = index === buckets.length ? '+Inf' : String(buckets[index]);
    return `${name}_bucket${textOf({ ...labels, le })} ${total}`;
  });
  return [...lines, `${name}_sum${textOf(labels)} ${sum}`, `${name}_count${textOf(labels)} ${total}`];
}

function textOf(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** What a recognised format is: how it is told by its header, which tables it reads, and how records become events. */
import type { DateOrder } from '../../../kernel/dates.ts';
import type { DecimalMark } from '../../../kernel/numbers.ts';
import type { Zone } from '../../../kernel/zones.ts';
import type { IncomingEvent, IncomingPerson } from '../../events/public.ts';
import type { Mapping } from '../mapping.ts';
import type { Row, TableHead } from '../read/table.ts';

/** An event before it has its message id. */
export interface DraftEvent extends Omit<IncomingEvent, 'messageId'> {
  /** What names this event for ever in the source (`order:1001`); left out, its content does. */
  readonly naturalId?: string;
}

/** A draft while it is being put together. */
export type DraftInMaking = { -readonly [Field in keyof DraftEvent]: DraftEvent[Field] };

/** What became of one record. A value, not an exception: a bad row is part of the answer. */
export type Outcome =
  | {
      readonly kind: 'used';
      readonly events: readonly DraftEvent[];
      readonly people: readonly IncomingPerson[];
    }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Turns the rows of one record (one row, or all lines of an order) into its events. */
export type Convert = (rows: readonly Row[]) => Outcome;

export interface Recognition {
  /** 0 to 1; above a half it is taken. */
  readonly score: number;
  /** What each table is, by its id. Tables left out stay free for other formats. */
  readonly roles: Readonly<Record<string, string>>;
}

export interface RoleUse {
  /** Its rows become events. */
  readonly main?: {
    /**
     * Which rows are one record: the key of a row, null for a row that is a record by itself.
     * Left out: every row is.
     */
    readonly key?: (head: TableHead, mapping: Mapping | undefined) => ((row: Row) => string | null) | null;
    /** Rows of one record may lie anywhere in the table, not only one after the other. */
    readonly scattered?: boolean;
  };
  /** Its rows are looked up from others by the value of this column. */
  readonly lookup?: string;
}

/** Rows of side tables by key, in the order of the file. */
export interface SideTables {
  has(role: string): boolean;
  rows(role: string, key: string): readonly Row[];
  head(role: string): TableHead | null;
}

export interface Settings {
  /** Of times that name none. */
  readonly zone: Zone;
  /** Of amounts that name none. */
  readonly currency: string;
  readonly now: number;
  readonly order?: DateOrder | undefined;
  readonly decimal?: DecimalMark | undefined;
}

export interface OpenParts {
  readonly settings: Settings;
  readonly mapping: Mapping | undefined;
  readonly side: SideTables;
  /** Zones by the names that exports use, `Eastern Time (US & Canada)`. */
  readonly zoneNamed: (name: string) => Zone | null;
}

export interface ImportFormat {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: 'recognised' | 'mapped';
  /** What becomes of the columns, for the reference. */
  readonly becomes: readonly string[];
  readonly roles: Readonly<Record<string, RoleUse>>;
  recognise(tables: readonly TableHead[]): Recognition | null;
  /** Columns whose values decide how dates and amounts are read, by index. */
  undecided?(
    head: TableHead,
    mapping: Mapping | undefined,
  ): { readonly dates: readonly number[]; readonly amounts: readonly number[] };
  /** A reader of records of one table; called once per main table. */
  open(role: string, head: TableHead, parts: OpenParts): Convert;
}

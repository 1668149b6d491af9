/** The input of every model: ways before conversions, like ones together. */

/** A sequence of touches, and what came of it for everybody who went it. */
export interface Way {
  /** Places of what was touched in the list of rows, in time order. */
  readonly touches: readonly number[];
  readonly conversions: number;
  /** Sum over the conversions, minor units. */
  readonly value: number;
  /** How many went this way and did not convert. */
  readonly nulls: number;
}

/** Credit per row. */
export interface Credits {
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

export function noCredits(rows: number): Credits {
  return { conversions: new Float64Array(rows), value: new Float64Array(rows) };
}

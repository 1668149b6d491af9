/** What a demo business is told from: the same plan tells the same story. */
import type { CauseName } from './causes.ts';
import type { DemoShop } from './demo-shop.ts';

export interface DemoPlan {
  readonly seed: number;
  /** End of the log, ms UTC; nothing happens after it. */
  readonly until: number;
  readonly currency: string;
  readonly planted: boolean;
  /** One cause left out of a planted story, everything else alike: what would have been without it. */
  readonly without?: CauseName;
  readonly shop: DemoShop;
}

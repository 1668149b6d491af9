/** What every detector is: it asks questions about places. Finding answers in them is the search's work, alike for all. */
import type { Question } from '../trials.ts';
import type { World } from '../world.ts';
import type { Ground } from './ground.ts';

export interface Detector {
  /** The questions this world has trials for. */
  questions(world: World, ground: Ground): Question[];
}

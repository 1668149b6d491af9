/** Groups with the same habits: what other slices may call. */
export { answerBehaviour, type BehaviourParts, behaviourBook } from './behaviour-report.ts';
export { differenceWords, pauseWords } from './group-words.ts';
export { behaviourFigures } from './people-behind.ts';

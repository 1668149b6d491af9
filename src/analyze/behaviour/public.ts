/** Groups with the same habits: what other slices may call. */
export { answerBehaviour, type BehaviourParts, behaviourBook } from './behaviour-report.ts';
export {
  differenceWords,
  groupSentence,
  namesOf,
  pauseOf,
  sharePart,
  undividedWords,
} from './group-words.ts';
export { behaviourFigures } from './people-behind.ts';

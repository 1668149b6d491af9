/** Stages: what other slices may call. */
export { defaultStageNames } from './default-stages.ts';
export { type MoveTouchpoints, Stages, type WantedStage } from './stages.ts';

/** The stages a new workspace begins with. */

export const defaultStageNames: readonly string[] = [
  'Awareness',
  'Consideration',
  'Decision',
  'Purchase',
  'Post-purchase',
  'Retention',
  'Advocacy',
];

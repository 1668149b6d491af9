/** What the owner makes of the proposals: kept or dropped, renamed, moved to another stage. Pure. */
import type { z } from 'zod';
import type { acceptDraft, ProposedTouchpoint, proposeMap } from '../contract.ts';

export type Proposal = z.output<NonNullable<typeof proposeMap.reply>>;
export type Acceptance = z.input<NonNullable<typeof acceptDraft.body>>;

export interface ChosenStage {
  readonly was: string;
  readonly name: string;
  readonly kept: boolean;
  readonly reason: Proposal['stages'][number]['reason'];
}

export interface ChosenTouchpoint {
  readonly proposed: ProposedTouchpoint;
  readonly title: string;
  readonly stage: string;
  readonly kept: boolean;
}

export interface DraftChoice {
  readonly stages: readonly ChosenStage[];
  readonly touchpoints: readonly ChosenTouchpoint[];
}

/** Everything is kept at first but what stands on the map already, or has never been seen. */
export function startChoice(proposal: Proposal, hasData: boolean): DraftChoice {
  return {
    stages: proposal.stages.map((stage) => ({
      was: stage.name,
      name: stage.name,
      kept: true,
      reason: stage.reason,
    })),
    touchpoints: proposal.touchpoints.map((proposed) => ({
      proposed,
      title: proposed.title,
      stage: proposed.stage,
      kept: !proposed.alreadyOnMap && (proposed.events > 0 || !hasData),
    })),
  };
}

/** The choice with a touchpoint at the end of another stage, taken in when it was left out with its stage. */
export function movedTo(choice: DraftChoice, key: string, stage: string): DraftChoice {
  const one = choice.touchpoints.find(({ proposed }) => proposed.key === key);
  if (!one || one.stage === stage || choice.stages.every(({ was }) => was !== stage)) return choice;
  const others = choice.touchpoints.filter((other) => other !== one);
  return { ...choice, touchpoints: [...others, { ...one, stage }] };
}

/** The stage before or after, by `was`; null at either end. */
export function stageBeside(choice: DraftChoice, stage: string, step: -1 | 1): string | null {
  const at = choice.stages.findIndex(({ was }) => was === stage);
  return at < 0 ? null : (choice.stages[at + step]?.was ?? null);
}

/** The request, with renamed stages carried through; touchpoints of dropped stages are dropped. */
export function acceptanceOf(choice: DraftChoice, mode: Acceptance['mode']): Acceptance {
  const names = new Map(
    choice.stages.filter((stage) => stage.kept).map((stage) => [stage.was, stage.name.trim()]),
  );
  return {
    mode,
    stages: [...names.values()],
    touchpoints: choice.touchpoints.flatMap(({ kept, title, stage, proposed }) => {
      const name = names.get(stage);
      if (!kept || name === undefined) return [];
      return [{ title: title.trim(), stage: name, channel: proposed.channel, rule: proposed.rule }];
    }),
  };
}

/** Why it cannot be accepted as it stands; null where it can. */
export function problemOf(choice: DraftChoice): 'stages' | 'names' | 'titles' | null {
  const kept = choice.stages.filter((stage) => stage.kept);
  const names = kept.map((stage) => stage.name.trim().toLowerCase());
  if (kept.length < 2 || kept.length > 10) return 'stages';
  if (names.some((name) => name === '') || new Set(names).size !== names.length) return 'names';
  if (choice.touchpoints.some((one) => one.kept && one.title.trim() === '')) return 'titles';
  return null;
}

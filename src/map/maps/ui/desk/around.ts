/** What stands around a map and is asked elsewhere: who works here, personas, touchpoints, and what only the page can show. */
import { createContext, type ReactNode, use } from 'react';
import type { Card } from '../../document/document.ts';
import type { FeltHere } from '../../document/felt.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Around {
  readonly members: readonly Named[];
  readonly personas: readonly Named[];
  readonly touchpoints: readonly (Named & { readonly channel: string | null })[];
  /** Kept reports: a figure or evidence points to them. */
  readonly reports: readonly Named[];
  /** The way to a kept report; null for one that is here no more. Left out: its name alone. */
  readonly renderReport?: ((report: string) => ReactNode) | undefined;
  memberName(id: string): string;
  /** The live figure of a card, or as it was at an instant (ms UTC). Null where it cannot be asked for. */
  readonly renderFigure?: ((figure: NonNullable<Card['figure']>, asOf?: number) => ReactNode) | undefined;
  /** Under the title of a stage that stands for one of the workspace. */
  readonly underStage?: ((workspaceStage: string) => ReactNode) | undefined;
  /** The figures under the stages are asked for: room is kept, so that nothing moves when they come. */
  readonly figuresComing?: boolean | undefined;
  /** Of which time the figures under the stages are. */
  readonly figuresNote?: string | undefined;
  /** What was reported and observed where a column of a feeling lane stands for a place of the business. */
  readonly felt?: ((lane: string, column: string) => FeltHere | null) | undefined;
  /** At the end of the panel of a card, a stage or step, or a lane; opened to comment on it, or for anything else. */
  readonly extra?:
    | ((on: 'card' | 'column' | 'lane', id: string, toComment: boolean) => ReactNode)
    | undefined;
  /** Keeps a picture for this map and tells how cards name it. */
  readonly sendPicture?: ((picture: Blob) => Promise<string>) | undefined;
  /** How many comments each card has that are open. */
  readonly comments?: ReadonlyMap<string, number> | undefined;
  /** Cards, stages, steps and lanes that others have commented on. */
  readonly spokenOf?: ReadonlySet<string> | undefined;
}

export const AroundContext = createContext<Around | null>(null);

export function useAround(): Around {
  const around = use(AroundContext);
  if (around === null) throw new Error('This part of the screen stands outside a map.');
  return around;
}

// Records the time, the tokens and any failure of each language model step. Records no text.
import type { ReadingStep, Stages, TokenUse } from '../model/answer.js';
import type { ModelFailure } from '../model/errors.js';
import type { Nothing, StepResult, WhyNothing } from './step-deadline.js';
import type { Completion } from '../model/language-model.js';

export interface StepReport {
  ms: number;
  tokens?: TokenUse;
  /** unusable: the reply had no usable content. unsupported: no sentence passed the check. */
  why?: WhyNothing | 'unusable' | 'unsupported';
  failure?: ModelFailure;
}

export type ReadingReport = Partial<Record<ReadingStep, StepReport>>;

export function reportOf(result: StepResult<Completion<unknown>>): StepReport {
  if ('value' in result)
    return { ms: result.ms, ...(result.value.tokens && { tokens: result.value.tokens }) };
  return reportOfNothing(result);
}

export function reportOfNothing({ ms, why, failure }: Nothing): StepReport {
  return { ms, why, ...(failure && { failure }) };
}

export function fellBack(report: ReadingReport): ReadingStep[] {
  return (['ask', 'find-again', 'pick', 'say'] as const).filter((step) => {
    const { why } = report[step] ?? {};
    return why !== undefined && why !== 'unsupported';
  });
}

/** Milliseconds are under the step's name; tokens under that name plus "TokensIn" or "TokensOut". */
export function stagesOf(report: ReadingReport): Omit<Stages, 'embed'> {
  const stages: Record<string, number> = {};
  for (const [step, { ms, tokens }] of Object.entries(report)) {
    stages[step] = ms;
    if (tokens) Object.assign(stages, { [`${step}TokensIn`]: tokens.in, [`${step}TokensOut`]: tokens.out });
  }
  return stages;
}

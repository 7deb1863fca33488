// Creates an answer without quotes, for when there was no search or the search failed.
import type { Answer, Stages } from './answer.js';

export function emptyAnswer(outcome: Answer['outcome'], stages: Stages = { embed: 0 }): Answer {
  return {
    outcome,
    claims: [],
    citations: [],
    passages: [],
    confidence: 0,
    writtenBy: 'quotes',
    release: 0,
    stages,
  };
}

// Passes the progress of answers from the worker to the pages. It is not stored, and losing some does no harm.
import { EventEmitter } from 'node:events';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';

/** `verified`: the sentences of the answer that have passed the checks so far. */
type OnProgress = (stage: ProgressStage, verified: readonly VerifiedClaim[]) => void;

export interface ProgressBoard {
  show(place: string, stage: ProgressStage, verified?: readonly VerifiedClaim[]): void;
  /** Returns a function that stops watching. */
  watch(place: string, listener: OnProgress): () => void;
}

export function createProgressBoard(): ProgressBoard {
  const emitter = new EventEmitter();
  // One listener for each open page. The default warning at 11 would be a false alarm.
  emitter.setMaxListeners(0);
  // A place may be called "error", and an emitter throws events with that name.
  const nameOf = (place: string) => `place ${place}`;
  return {
    show: (place, stage, verified = []) => void emitter.emit(nameOf(place), stage, verified),
    watch(place, listener) {
      emitter.on(nameOf(place), listener);
      return () => void emitter.off(nameOf(place), listener);
    },
  };
}

// Passes the progress of answers from the worker to the pages. Progress is not stored, and losing some of it
// does no harm.
import { EventEmitter } from 'node:events';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';

/** `verified` contains the sentences of the answer that have been checked so far. */
type OnProgress = (stage: ProgressStage, verified: readonly VerifiedClaim[]) => void;

export interface ProgressBoard {
  show(place: string, stage: ProgressStage, verified?: readonly VerifiedClaim[]): void;
  watch(place: string, listener: OnProgress): () => void;
}

export function createProgressBoard(): ProgressBoard {
  const emitter = new EventEmitter();
  // There is one listener for each open page. Node's default warning at 11 listeners would be a false alarm.
  emitter.setMaxListeners(0);
  // Add a prefix, because an EventEmitter throws if an event is named "error", and a place could be.
  const nameOf = (place: string) => `place ${place}`;
  return {
    show: (place, stage, verified = []) => void emitter.emit(nameOf(place), stage, verified),
    watch(place, listener) {
      emitter.on(nameOf(place), listener);
      return () => void emitter.off(nameOf(place), listener);
    },
  };
}

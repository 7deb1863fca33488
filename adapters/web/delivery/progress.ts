// The progress of answers, from the worker to the pages. None of it is stored, and it does no harm if some is lost.
import { EventEmitter } from 'node:events';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';

/** `verified`: sentences of the answer that hold so far. */
type OnProgress = (stage: ProgressStage, verified: readonly VerifiedClaim[]) => void;

export interface ProgressBoard {
  show(place: string, stage: ProgressStage, verified?: readonly VerifiedClaim[]): void;
  /** Returns the way to stop. */
  watch(place: string, listener: OnProgress): () => void;
}

export function createProgressBoard(): ProgressBoard {
  const emitter = new EventEmitter();
  // One listener for each open page; the default warning at eleven would be a false alarm.
  emitter.setMaxListeners(0);
  // A place may be called "error", which an emitter would throw.
  const nameOf = (place: string) => `place ${place}`;
  return {
    show: (place, stage, verified = []) => void emitter.emit(nameOf(place), stage, verified),
    watch(place, listener) {
      emitter.on(nameOf(place), listener);
      return () => void emitter.off(nameOf(place), listener);
    },
  };
}

import type { AnswerQuestion } from '../model/ports.js';
import type { Records } from '../model/store.js';

/** Checks for every question whether the model is off, so that a change applies in every process. */
export function withoutModelIfOff(
  answer: AnswerQuestion,
  switches: Pick<Records['switches'], 'off'>,
): AnswerQuestion {
  return async (question, onStage) => {
    const off = await switches.off();
    // If the model is off, treat the question like one that could not be read in full: no model receives it,
    // and we do not offer to send it.
    const isOff = off.some(({ name }) => name === 'model');
    return answer(isOff ? { ...question, unread: true } : question, onStage);
  };
}

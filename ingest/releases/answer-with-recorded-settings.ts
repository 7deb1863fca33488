// Records the settings of each answer, so that it can be reproduced when someone asks how it came about.
import { answerQuestion } from '../../knowledge/answer-question.js';
import type { AnswerPorts, LoadedRelease } from '../../knowledge/answer-question.js';
import type { Answer, OnStage, Question } from '../../knowledge/model/answer.js';
import { settingsOf } from '../model/answer-settings.js';
import type { GuidanceStore } from '../model/ports.js';

/** Written down once for each release that is loaded, before the first answer from it. */
export function createRecordedAnswering(ports: AnswerPorts, store: Pick<GuidanceStore, 'keepSettings'>) {
  const kept = new WeakMap<LoadedRelease, Promise<string>>();
  const keep = async (loaded: LoadedRelease) => {
    const { digest, settings } = settingsOf(loaded);
    await store.keepSettings(digest, settings);
    return digest;
  };
  const digestOf = (loaded: LoadedRelease) => {
    const known = kept.get(loaded);
    if (known) return known;
    const keeping = keep(loaded);
    kept.set(loaded, keeping);
    // What could not be written down is tried again with the next question.
    keeping.catch(() => kept.delete(loaded));
    return keeping;
  };
  return async (question: Question, onStage?: OnStage): Promise<Answer> => {
    const loaded = await ports.loadedRelease();
    const settings = loaded && (await digestOf(loaded));
    // The same one throughout: the live release may change between two looks.
    const fixed = { ...ports, loadedRelease: () => Promise.resolve(loaded) };
    const answer = await answerQuestion(fixed, question, onStage);
    if (settings === undefined) return answer;
    return {
      ...answer,
      settings: answer.withoutReranker ? await keep({ ...loaded!, reranker: undefined }) : settings,
    };
  };
}

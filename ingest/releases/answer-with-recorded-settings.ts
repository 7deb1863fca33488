// Records the settings behind each answer, so that it can be reproduced if someone asks how it came about.
import { answerQuestion, type AnswerPorts, type LoadedRelease } from '../../knowledge/answer-question.js';
import type { Answer, OnStage, Question } from '../../knowledge/model/answer.js';
import { settingsOf } from '../model/answer-settings.js';
import type { GuidanceStore } from '../model/ports.js';

/** Settings are recorded once for each loaded release, before it gives its first answer. */
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
    // If recording fails, try again with the next question.
    keeping.catch(() => kept.delete(loaded));
    return keeping;
  };
  return async (question: Question, onStage?: OnStage): Promise<Answer> => {
    const loaded = await ports.loadedRelease();
    const settings = loaded && (await digestOf(loaded));
    // Use the same release throughout: the live one may change between reads.
    const fixed = { ...ports, loadedRelease: () => Promise.resolve(loaded) };
    const answer = await answerQuestion(fixed, question, onStage);
    if (settings === undefined) return answer;
    return {
      ...answer,
      settings: answer.withoutReranker ? await keep({ ...loaded!, reranker: undefined }) : settings,
    };
  };
}

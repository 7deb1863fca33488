// Records the settings behind each answer, so that the answer can be reproduced if someone asks about it
// later.
import { answerQuestion, type AnswerPorts, type LoadedRelease } from '../../knowledge/answer-question.js';
import type { Answer, OnStage, Question } from '../../knowledge/model/answer.js';
import { settingsOf } from '../model/answer-settings.js';
import type { GuidanceStore } from '../model/ports.js';

/** Records settings once for each loaded release, before its first answer. */
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
    // If the settings could not be saved, the next question tries again.
    keeping.catch(() => kept.delete(loaded));
    return keeping;
  };
  return async (question: Question, onStage?: OnStage): Promise<Answer> => {
    const loaded = await ports.loadedRelease();
    const settings = loaded && (await digestOf(loaded));
    // Uses one release for the whole answer, because the live release may change between reads.
    const fixed = { ...ports, loadedRelease: () => Promise.resolve(loaded) };
    const answer = await answerQuestion(fixed, question, onStage);
    if (settings === undefined) return answer;
    return {
      ...answer,
      settings: answer.withoutReranker ? await keep({ ...loaded!, reranker: undefined }) : settings,
    };
  };
}

// Shows the passages that the live release or the draft finds for a question, and the reasons.
import { explainAnswer } from '../../knowledge/explain-answer.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import { loadRelease, type LoadPorts } from './load-release.js';
import { withoutRecalled } from './without-recalled.js';
import type { EditingStore } from '../model/ports.js';

export interface SearchPorts {
  editing: Pick<EditingStore, 'latestTrial'>;
  loading: LoadPorts;
  loadedRelease: () => Promise<LoadedRelease | undefined>;
}

export function createSearch({ editing, loading, loadedRelease }: SearchPorts) {
  const { store, embedder, recalled } = loading;
  let loaded: { number: number; release: LoadedRelease } | undefined;
  /** Keeps the latest draft loaded, because editors often ask it several questions. */
  const loadDraft = async () => {
    const trial = await editing.latestTrial();
    const release = trial && (await store.release(trial.release));
    if (release?.state !== 'building') return undefined;
    const { number } = release;
    if (loaded?.number !== number) loaded = { number, release: await loadRelease(loading, number) };
    return loaded.release;
  };
  const currentDraft = recalled ? withoutRecalled(loadDraft, recalled) : loadDraft;
  return {
    async explain(question: Question, which: 'live' | 'draft') {
      const release = which === 'live' ? await loadedRelease() : await currentDraft();
      return release && explainAnswer(embedder, release, question);
    },
  };
}

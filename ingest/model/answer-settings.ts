// Defines the settings that an answer depends on, apart from the release and the question. They are recorded
// so that the answer can be reproduced years later.
import { hash } from 'node:crypto';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Glossary } from '../../knowledge/model/glossary.js';
import type { Calibration } from '../../knowledge/model/calibration.js';

export interface AnswerSettings {
  glossary: Glossary;
  everydayWords: Record<string, string>;
  /** The weights of the signals in the version of the service that gave the answer. */
  weights: Record<string, number>;
  calibration: Calibration;
  /** The reranker's `id`. Absent if no reranker was used. */
  reranker?: string;
  /** Passages that were left out because an editor had found them wrong. Absent if there were none. */
  withheld?: string[];
}

export function settingsOf({ understanding, weights, calibration, reranker, withheld }: LoadedRelease): {
  digest: string;
  settings: AnswerSettings;
} {
  const { glossary, everydayWords } = understanding;
  const settings = {
    glossary: [...glossary],
    everydayWords: { ...everydayWords },
    weights,
    calibration,
    ...(reranker && { reranker: reranker.id }),
    ...(withheld && { withheld: [...withheld] }),
  };
  return { digest: digestOf(settings), settings };
}

/** 128 bits of SHA-256, so different settings will never have the same digest. */
function digestOf(settings: AnswerSettings): string {
  return hash('sha256', JSON.stringify(settings), 'base64url').slice(0, 22);
}

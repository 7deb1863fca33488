// What an answer depends on besides release and question, recorded so that the answer can be repeated years later.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import { calibrationSchema } from '../../knowledge/model/calibration.js';
import { glossarySchema } from '../../knowledge/model/glossary.js';

export const answerSettingsSchema = z.object({
  glossary: glossarySchema,
  everydayWords: z.record(z.string(), z.string()),
  /** Weights of the signals used by the version that gave the answer. */
  weights: z.record(z.string(), z.number()),
  calibration: calibrationSchema,
  /** `Reranker.id`; absent if there was no reranker. */
  reranker: z.string().optional(),
  /** Passages left out because an editor had found them wrong; absent if there were none. */
  withheld: z.array(z.string()).optional(),
});
export type AnswerSettings = z.infer<typeof answerSettingsSchema>;

/** The settings that a loaded release answers with, and the digest that identifies them. */
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

/** 128 bits of SHA-256: different settings in an installation will never have the same digest. */
function digestOf(settings: AnswerSettings): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 22);
}

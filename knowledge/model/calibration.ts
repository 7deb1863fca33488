// The format of a calibration, as stored with a release and in our data files.
import { z } from 'zod';

/** A weighted sum that is put through a logistic function. */
const logisticSumSchema = z.object({
  /** Weights of the signals, by signal name. `bias` is added to the sum. */
  weights: z.record(z.string(), z.number()),
  bias: z.number(),
  /** Weights of the numbers in the question's vector. Absent if the calibration does not use that vector. */
  question: z.array(z.number()).optional(),
});
export type LogisticSum = z.infer<typeof logisticSumSchema>;

const share = z.number().min(0).max(1);

/**
 * Decides between answering and saying "I don't know". The main sum says whether guidance on our subject
 * answers the question. `field`, if present, says whether the question is about our subject at all. The
 * confidence is the product of the two.
 */
export const calibrationSchema = logisticSumSchema.extend({
  field: logisticSumSchema.optional(),
  /** Hash of the embedding model that `question` applies to. */
  model: z.string().optional(),
  /**
   * Used if a release is about a different subject from the questions that the calibration was fitted on. The
   * main `field` recognises questions about the original subject, so it would reject this release's questions
   * and accept the wrong ones. `centre` is the mean direction (unit length) of the original questions.
   */
  elsewhere: z.object({ centre: z.array(z.number()), field: logisticSumSchema, threshold: share }).optional(),
  /**
   * Estimates how likely a passage is to be useful (`passage-odds.ts`). We show a passage if its odds (0 to
   * 1) are at least `shows`, and more passages after it if theirs are at least `showsMore`. `passage` has the
   * weights of the numbers in the passage's vector. `read` combines the sum with the reranker's score, if
   * there is one.
   */
  passages: logisticSumSchema
    .extend({
      shows: share,
      showsMore: share.optional(),
      passage: z.array(z.number()).optional(),
      read: z.object({ sum: z.number(), score: z.number(), bias: z.number() }).optional(),
    })
    .optional(),
  /** We answer if the confidence is at least this (0 to 1). */
  threshold: share,
  fittedOn: z.object({ questions: z.number(), answerable: z.number(), date: z.string() }),
});
export type Calibration = z.infer<typeof calibrationSchema>;

// Defines a line of output from `ctac ask --batch`, which all measurements read. A line in any other format
// stops the measurement.
import { z } from 'zod';
import { OUTCOMES } from '../../../knowledge/model/answer.js';
import { PERSONAL_DATA_TYPES } from '../../../knowledge/model/personal-data.js';

export const answerLineSchema = z.object({
  id: z.string(),
  outcome: z.enum(OUTCOMES),
  urgent: z.boolean(),
  text: z.string(),
  citations: z.array(
    z.object({
      document: z.string(),
      quote: z.string(),
      passage: z.string(),
      title: z.string(),
      section: z.string().optional(),
      date: z.string().optional(),
    }),
  ),
  passages: z.array(z.object({ id: z.string(), document: z.string(), text: z.string(), score: z.number() })),
  redactions: z.array(z.object({ text: z.string(), type: z.enum(PERSONAL_DATA_TYPES) })),
  release: z.number(),
  ms: z.number(),
  stages: z.object({ embed: z.number() }).catchall(z.number()),
});
export type AnswerLine = z.infer<typeof answerLineSchema>;

// The format of a calibration, as stored with a release and in our data files.
import { z } from 'zod';
import type { Calibration } from './release.js';

const sum = {
  weights: z.record(z.string(), z.number()),
  bias: z.number(),
  question: z.array(z.number()).optional(),
};

export const calibrationSchema: z.ZodType<Calibration> = z.object({
  ...sum,
  field: z.object(sum).optional(),
  model: z.string().optional(),
  elsewhere: z
    .object({ centre: z.array(z.number()), field: z.object(sum), threshold: z.number().min(0).max(1) })
    .optional(),
  passages: z
    .object({
      ...sum,
      shows: z.number().min(0).max(1),
      showsMore: z.number().min(0).max(1).optional(),
      passage: z.array(z.number()).optional(),
      read: z.object({ sum: z.number(), score: z.number(), bias: z.number() }).optional(),
    })
    .optional(),
  threshold: z.number().min(0).max(1),
  fittedOn: z.object({ questions: z.number(), answerable: z.number(), date: z.string() }),
});

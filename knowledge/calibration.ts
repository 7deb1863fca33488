// The form of a calibration, as it is kept with a release and in calibration.json.
import { z } from 'zod';
import type { Calibration } from './release.js';

export const calibrationSchema: z.ZodType<Calibration> = z.object({
  weights: z.record(z.string(), z.number()),
  bias: z.number(),
  threshold: z.number().min(0).max(1),
  fittedOn: z.object({ questions: z.number(), answerable: z.number(), date: z.string() }),
});

import type { z } from 'zod';
import { fieldWording } from './field-wording.js';

/** Says what is wrong with a detail if its schema does not, instead of Zod's own messages. */
export function fieldFault(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_value') return fieldWording.oneOf((issue.values as unknown[]).map(String));
  if (issue.code === 'unrecognized_keys') return fieldWording.unknown((issue.keys as string[]).join(', '));
  return fieldWording.invalid;
}

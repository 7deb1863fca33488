// Lists the figures from docs/quality.md that a pack shows. A test checks that the document has the same figures.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const figureSchema = z.object({
  id: z.string(),
  measure: z.string(),
  set: z.string(),
  n: z.number().int().positive(),
  mode: z.string(),
  /** The configuration that the figure is for. All of these must hold. */
  when: z.array(
    z.enum(['model', 'no-model', 'passage-reader', 'no-passage-reader', 'reader', 'earlier-reader', 'rules']),
  ),
  /**
   * SHA-256 of the message reader that was measured. While another one is in use, the figure is not for this
   * configuration.
   */
  reader: z.string().length(64).optional(),
  /** The share, as it appears in the document. */
  printed: z.string().regex(/^[01](?:\.\d+)?$/),
  /** The aim and whether it was reached, as in the document. */
  aim: z.string().optional(),
  /** The count, if the document only gives the share as a count. */
  found: z.number().int().optional(),
  /** How the figure's row in the document begins or, with `found`, the words with the count. */
  row: z.string(),
  date: z.string(),
});
export type QualityFigure = z.infer<typeof figureSchema>;

export const FIGURES: readonly QualityFigure[] = z
  .array(figureSchema)
  .parse(JSON.parse(readFileSync(new URL('quality-figures.json', import.meta.url), 'utf8')));

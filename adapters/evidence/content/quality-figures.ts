// Reads the quality figures for packs, which are copied from docs/quality.md. A test checks that
// docs/quality.md has the same figures.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const figureSchema = z.object({
  id: z.string(),
  measure: z.string(),
  set: z.string(),
  n: z.number().int().positive(),
  mode: z.string(),
  /**
   * The configuration that the figure was measured in. The figure only applies if all of these conditions are
   * met.
   */
  when: z.array(
    z.enum(['model', 'no-model', 'passage-reader', 'no-passage-reader', 'reader', 'earlier-reader', 'rules']),
  ),
  /**
   * SHA-256 of the message reader that was measured. If a different reader is in use, the figure does not
   * apply.
   */
  reader: z.string().length(64).optional(),
  /** The share, as printed in docs/quality.md. */
  printed: z.string().regex(/^[01](?:\.\d+)?$/),
  /** The aim and whether it was reached, as printed in docs/quality.md. */
  aim: z.string().optional(),
  /** The count, for a figure that docs/quality.md only gives as a count. */
  found: z.number().int().optional(),
  /**
   * The start of the figure's row in docs/quality.md. If `found` is set, the text that contains the count.
   */
  row: z.string(),
  date: z.string(),
});
export type QualityFigure = z.infer<typeof figureSchema>;

export const FIGURES: readonly QualityFigure[] = z
  .array(figureSchema)
  .parse(JSON.parse(readFileSync(new URL('quality-figures.json', import.meta.url), 'utf8')));

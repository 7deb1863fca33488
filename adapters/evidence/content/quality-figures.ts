// Lists the figures from docs/quality.md that a pack shows. A test checks that the document has the same figures.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const figureSchema = z.object({
  id: z.string(),
  measure: z.string(),
  set: z.string(),
  n: z.number().int().positive(),
  mode: z.string(),
  /** The share, as it appears in the document. */
  printed: z.string().regex(/^[01](?:\.\d+)?$/),
  /** How the figure's row in the document begins. */
  row: z.string(),
  date: z.string(),
});
export type QualityFigure = z.infer<typeof figureSchema>;

export const FIGURES: readonly QualityFigure[] = z
  .array(figureSchema)
  .parse(JSON.parse(readFileSync(new URL('quality-figures.json', import.meta.url), 'utf8')));

// Acronyms and shorthand used in the field, with their meanings. The entries are in a file that editors can change.
import { z } from 'zod';

export const glossarySchema = z.array(
  z.object({
    /** As practitioners write it. Matching ignores case unless `caseSensitive` is set. */
    term: z.string().min(2),
    /** What the term means, in the wording guidance uses. */
    meaning: z.string().min(3),
    /** Other spellings of the term. */
    also: z.array(z.string()).default([]),
    /** For terms that are also ordinary words ("TIN", "CAN"). */
    caseSensitive: z.boolean().default(false),
    /** Name and address of a publication that uses the term this way. */
    source: z.string().min(5),
    /** The day on which an editor confirmed the entry as it is, although something about it is unusual. */
    keptOn: z.iso.date().optional(),
  }),
);
export type Glossary = z.infer<typeof glossarySchema>;
export type GlossaryEntry = Glossary[number];

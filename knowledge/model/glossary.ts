// Acronyms and shorthand used in the field, with their meaning. Editors can change the entries, which are in a file.
import { z } from 'zod';

export const glossarySchema = z.array(
  z.object({
    /** As practitioners write it; matched without regard to case unless `caseSensitive`. */
    term: z.string().min(2),
    /** Its meaning, in the words that guidance uses. */
    meaning: z.string().min(3),
    /** Other spellings of the term. */
    also: z.array(z.string()).default([]),
    /** For a term that is also an ordinary word ("TIN", "CAN"). */
    caseSensitive: z.boolean().default(false),
    /** Name and address of the publication that uses it so. */
    source: z.string().min(5),
  }),
);
export type Glossary = z.infer<typeof glossarySchema>;
export type GlossaryEntry = Glossary[number];

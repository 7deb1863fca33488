// The schema for the glossary: acronyms and shorthand used in the field, with their meanings.
import { z } from 'zod';

export const glossarySchema = z.array(
  z.object({
    /** The term as practitioners write it. Capitals make no difference, unless `caseSensitive` is set. */
    term: z.string().min(2),
    /** The meaning of the term, in the words that guidance uses. */
    meaning: z.string().min(3),
    /** Other spellings of the term. */
    also: z.array(z.string()).default([]),
    /** True for terms that are also ordinary words when in lower case ("TIN", "CAN"). */
    caseSensitive: z.boolean().default(false),
    /** Name and web address of a publication that uses the term with this meaning. */
    source: z.string().min(5),
    /** The date when an editor confirmed that this entry is correct, although it is unusual. */
    keptOn: z.iso.date().optional(),
  }),
);
export type Glossary = z.infer<typeof glossarySchema>;
export type GlossaryEntry = Glossary[number];

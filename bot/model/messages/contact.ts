// Defines a contact: a number to call, its source, and the date by which it must be checked again.
import { z } from 'zod';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import { peopleWording } from '../wording/people-wording.js';

const withFullStop = (text: string) => (/[.!?…][”’"')]*$/u.test(text) ? text : `${text}.`);

export const contactSchema = z
  .object({
    id: z.string().regex(/^[a-z-]+$/u),
    name: z.string().min(3),
    phone: z.string().regex(/^[\d ]{3,16}$/u),
    /**
     * When to call the number, as a sentence to the practitioner. Platforms add another sentence after it, so
     * a missing full stop is added, even to contacts stored without one.
     */
    when: z.string().trim().min(10).transform(withFullStop),
    /** True for contacts that we show when a child may be in danger now. */
    urgent: z.boolean(),
    /** If true, only shown to a child or victim who is writing about themselves. */
    forThemselves: z.literal(true).optional(),
    jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1),
    source: z.string().min(5),
    verifiedOn: z.iso.date(),
    expiresOn: z.iso.date(),
  })
  .refine(({ verifiedOn, expiresOn }) => verifiedOn < expiresOn, peopleWording.contactExpires);
export type Contact = z.infer<typeof contactSchema>;

// Defines a contact: a number to call, its source, and the date by which it must be checked again.
import { z } from 'zod';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import { peopleWording } from '../wording/people-wording.js';

/** On the web, this number is a button that calls it. */
export const EMERGENCY = '999';

const withFullStop = (text: string) => (/[.!?…][”’"')]*$/u.test(text) ? text : `${text}.`);

const described = {
  name: z.string().min(3),
  /**
   * When to call the number, as a sentence for practitioners. Adds a full stop if there is none, because
   * platforms add another sentence after it.
   */
  when: z.string().trim().min(10).transform(withFullStop),
};

export const contactSchema = z
  .object({
    id: z.string().regex(/^[a-z-]+$/u),
    ...described,
    phone: z.string().regex(/^[\d ]{3,16}$/u),
    welsh: z.object(described).optional(),
    /** True for contacts to show when a child may be in immediate danger. */
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

// Defines the helplines and glossary terms as editors see them, each with any problems found.
import type { GlossaryEntry } from '../../../knowledge/model/glossary.js';
import type { Contact } from '../messages/contact.js';

export interface CheckedTerm {
  entry: GlossaryEntry;
  /** One sentence per problem; empty if nothing is wrong. */
  problems: string[];
}

export interface CheckedContact {
  contact: Contact;
  /** expiring: expires within 30 days. */
  state: 'verified' | 'expiring' | 'expired';
  problems: string[];
}

export interface CheckedTermsAndContacts {
  terms: CheckedTerm[];
  contacts: CheckedContact[];
}

// Keeps the current helplines and terms in memory, and reads them again every few seconds. Urgent messages
// are answered in a transaction, which must not wait for another read.
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Glossary } from '../../knowledge/model/glossary.js';
import { withGlossary, type LoadPorts } from '../../ingest/releases/load-release.js';
import { every } from '../jobs/repeat.js';
import type { Contact } from '../model/messages/contact.js';
import {
  withEditedContacts,
  withEditedTerms,
  type EditedEntry,
  type EditedEntryRecords,
} from '../model/editing/edited-entries.js';
import type { BotPorts } from '../model/ports.js';
import { CONTACTS, contactsFor } from '../safeguards/contacts.js';

export interface CurrentEntries {
  contacts(): readonly Contact[];
  /** Returns the same object until someone changes a term. */
  glossary(): Glossary;
  edited(): readonly EditedEntry[];
  /** Keeps the last known entries if the store does not answer. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const EVERY_MS = 5_000;

export async function createCurrentEntries(
  records: Pick<EditedEntryRecords, 'list'>,
  shipped: Glossary,
): Promise<CurrentEntries> {
  let edited: readonly EditedEntry[] = [];
  let contacts: readonly Contact[] = CONTACTS;
  let glossary = shipped;
  let seen = '[]';
  const refresh = async () => {
    const found = await records.list().catch(() => undefined);
    const state = JSON.stringify(found);
    if (!found || state === seen) return;
    seen = state;
    edited = found;
    contacts = withEditedContacts(CONTACTS, found);
    const terms = withEditedTerms(shipped, found);
    if (JSON.stringify(terms) !== JSON.stringify(glossary)) glossary = terms;
  };
  await refresh();
  const refreshing = every(EVERY_MS, refresh, { onFailure: () => undefined });
  return {
    contacts: () => contacts,
    glossary: () => glossary,
    edited: () => edited,
    refresh,
    close: refreshing.stop,
  };
}

/**
 * A loaded release keeps the terms it was loaded with, so each change to the terms creates one new copy of
 * the release.
 */
export function withCurrentTerms(
  live: () => Promise<LoadedRelease | undefined>,
  terms: Pick<LoadPorts, 'glossary' | 'everydayWords'>,
): () => Promise<LoadedRelease | undefined> {
  const made = new WeakMap<LoadedRelease, LoadedRelease>();
  return async () => {
    const loaded = await live();
    if (!loaded || loaded.understanding.glossary === terms.glossary) return loaded;
    const before = made.get(loaded);
    if (before?.understanding.glossary === terms.glossary) return before;
    const now = withGlossary(loaded, terms);
    made.set(loaded, now);
    return now;
  };
}

/** Reads the contacts on every call, so an editor's change applies from the next message. */
export function currentContacts(
  entries: CurrentEntries | undefined,
): Required<Pick<BotPorts, 'contacts' | 'allContacts'>> {
  const all = () => entries?.contacts() ?? CONTACTS;
  return {
    allContacts: all,
    contacts: (jurisdiction, need) => contactsFor(jurisdiction, need, new Date(), all()),
  };
}

// Finds the people who were given certain passages. Needs only a few queries, even for thousands of passages.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Store } from '../model/store.js';
import { mattersOf, type PassageRecipient, type Recall, type Recipient } from '../model/recalls/recall.js';

/** A query on SQLite blocks the event loop, so limit the size of each one. */
const PASSAGES_A_QUERY = 500;

/** Everyone who was given any of these passages, with one entry for each answer, oldest first. */
export async function recipientsOf(store: Store, passages: readonly string[]): Promise<Recipient[]> {
  return byAnswer(await recipientsByPassage(store, passages), passages);
}

export async function recipientsOfMatters(
  store: Store,
  recalls: readonly Recall[],
): Promise<{ matter: Recall[]; given: Recipient[] }[]> {
  const found = await recipientsByPassage(
    store,
    recalls.map(({ passage }) => passage),
  );
  return mattersOf(recalls).map((matter) => ({
    matter,
    given: byAnswer(
      found,
      matter.map(({ passage }) => passage),
    ),
  }));
}

async function recipientsByPassage(
  { records }: Store,
  passages: readonly string[],
): Promise<Map<string, PassageRecipient[]>> {
  const wanted = [...new Set(passages)];
  const found = new Map<string, PassageRecipient[]>();
  for (let from = 0; from < wanted.length; from += PASSAGES_A_QUERY) {
    for (const one of await records.answers.recipients(wanted.slice(from, from + PASSAGES_A_QUERY))) {
      const known = found.get(one.passage);
      if (known) known.push(one);
      else found.set(one.passage, [one]);
    }
    await turnOfTheLoop();
  }
  return found;
}

function byAnswer(found: Map<string, PassageRecipient[]>, passages: readonly string[]): Recipient[] {
  const reached = new Map<string, Recipient>();
  for (const passage of passages)
    for (const { answer, conversation, person, at } of found.get(passage) ?? [])
      reached.set(`${answer} ${conversation}`, { answer, conversation, person, at });
  return [...reached.values()].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

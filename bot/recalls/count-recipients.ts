// Counts the people who were given a recalled passage, and how many messages about the recall have been sent.
import type { BotPorts } from '../model/ports.js';
import type { PlatformName } from '../model/people/person.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import type { Store } from '../model/store.js';
import { recipientsOf } from './recipients.js';
import { stillToTell, type Given, type Reach, type Recall, type Recipient } from '../model/recalls/recall.js';
import { presentRecall } from './present-recall.js';
import { givenByPerson, newTextMarked } from './tell-recall.js';
import { wordsIn } from '../wording/words-in.js';

export async function readReach(
  { store, citationLink }: { store: Store } & Pick<BotPorts, 'citationLink'>,
  recall: Recall,
): Promise<Reach> {
  const matter = await store.records.recalls.matter(recall);
  const given = await recipientsOf(
    store,
    matter.map(({ passage }) => passage),
  );
  const toTell = stillToTell(matter, await toldBefore(store, matter[0]!));
  const answers = latestGiven(await givenByPerson(store.records, toTell));
  const shown = newTextMarked(await store.records.recalls.recalled(), toTell);
  return {
    ...countGiven(given),
    ...(answers && { example: presentRecall(wordsIn('en'), shown, answers, citationLink) }),
    messages: await messagesOf(store, matter[0]!, [...new Set(given.map((one) => one.answer))]),
  };
}

/** What people read about a recall does not change if we tell them about later recalls. */
async function toldBefore({ records }: Store, { decidedAt: end = '9999' }: Recall): Promise<Recall[]> {
  return (await records.recalls.list('told')).filter(({ decidedAt = '' }) => decidedAt <= end);
}

function latestGiven(given: readonly StoredAnswer[][]): StoredAnswer[] | undefined {
  const last = (answers: readonly StoredAnswer[] | undefined) => answers?.at(-1)?.createdAt ?? '';
  return [...given].sort((one, other) => last(other).localeCompare(last(one)))[0];
}

export function countGiven(given: readonly Recipient[]): Given {
  const people = new Map(
    given.map(({ person, conversation }) => [
      person ? `${person.platform} ${person.id}` : conversation,
      person?.platform,
    ]),
  );
  const byPlatform = new Map<PlatformName, number>();
  for (const platform of people.values())
    if (platform) byPlatform.set(platform, (byPlatform.get(platform) ?? 0) + 1);
  const latest = given.at(-1);
  return {
    people: people.size,
    platforms: [...byPlatform]
      .map(([platform, count]) => ({ platform, people: count }))
      .sort((one, other) => other.people - one.people),
    ...(latest && { first: given[0]!.at, last: latest.at }),
  };
}

/** Counts the recall messages by state. Each recall message is stored with the answer that it is about. */
async function messagesOf(
  { records }: Store,
  { id }: Recall,
  answers: readonly string[],
): Promise<Reach['messages']> {
  const counts = { sent: 0, onTheWay: 0, undeliverable: 0 };
  for (const answer of answers)
    for (const { key, state } of await records.outgoing.ofAnswer(answer)) {
      if (!key.startsWith(`recall:${id}:`)) continue;
      if (state === 'sent') counts.sent += 1;
      else if (state === 'queued') counts.onTheWay += 1;
      else counts.undeliverable += 1;
    }
  return counts;
}

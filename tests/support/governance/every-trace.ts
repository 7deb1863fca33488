// Creates all the data that one person can leave in the store: every kind of text, each with a different
// planted word, from each of their accounts.
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import { createChatLinkRecords } from '../../../adapters/sql/people/chat-link-records.js';
import { createSessionRecords } from '../../../adapters/sql/people/session-records.js';
import { auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import { addComplaint } from '../../../bot/data-subject/complaints.js';
import type { Person } from '../../../bot/model/people/person.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';
import { adviser, advisersChannel, type TestBot } from '../../fakes/test-bot.js';

/** Matches the planted words. Those that begin with “wombat” are redacted as names. */
export const WORDS = /(?:quokka|wombat)\d+[a-z]+x/gi;

export const wordOf = (n: number, what: string) => `quokka${n}${what}x`;
const nameOf = (n: number, whose: 'own' | 'child') => `wombat${n}${whose}x`;

export const someone = (n: number): Person => ({ platform: 'slack', id: `member${n}y`, name: `Name${n}z` });
const onWeb = (n: number): Person => ({ platform: 'web', id: `chat:member${n}y`, name: `Name${n}z` });
/** The person’s account at the desk. It is included because the audit log records sign-ins. */
const atDesk = (n: number): Person => ({ platform: 'web', id: `desk:editor${n}y` });

/**
 * Returns all of the person’s accounts. The service treats each account as a different person, with a
 * separate data request.
 */
export const accountsOf = (n: number): Person[] => [someone(n), onWeb(n), atDesk(n)];

/**
 * Planted words in the person’s own details. A copy of their data shows these even if it leaves out other
 * people’s details.
 */
export const ownDetails = (n: number) => [nameOf(n, 'own'), wordOf(n, 'removed')];

/**
 * The kinds of data that the person leaves: what they wrote or received, and what is stored about them. There
 * is one planted word for each.
 */
export const PLANTED = [
  'question',
  'edited',
  'removed',
  'rating',
  'report',
  'complaint',
  'contact',
  'tested',
  'relayed',
  'advice',
  'lost',
  'outcome',
  'job',
  'recall',
  'web',
  'session',
  'file',
  'upload',
] as const;

/** Planted words that are in the store but must not be in a copy of the person’s data, with the reason. */
export const notInCopy = (n: number): Record<string, string> => ({
  [nameOf(n, 'child')]: 'the name of someone else',
  [wordOf(n, 'link')]: 'the digest of the secret that opens the chat',
});

export function redactWombats(text: string, known: Pseudonyms = {}): Redacted {
  const given = new Map(Object.entries(known));
  const redactions: Redacted['redactions'] = [];
  const redacted = text.replace(/wombat\w+/g, (name, start: number) => {
    const pseudonym = given.get(`name:${name}`) ?? `[name ${new Set(given.values()).size + 1}]`;
    given.set(`name:${name}`, pseudonym);
    redactions.push({ text: name, type: 'name', start, end: start + name.length, pseudonym });
    return pseudonym;
  });
  return { text: redacted as RedactedText, redactions };
}

export const question = (n: number) => `Who refers a child to ${wordOf(n, 'question')}?`;

export async function leaveEveryTrace(bot: TestBot, n: number): Promise<void> {
  const me = someone(n);
  await write(bot, n);
  await rate(bot, n);
  await bot.say(me, `complaint: no one could say who helps with ${wordOf(n, 'complaint')}`);
  const complaint = (await messagesOf(bot, me)).at(-1)!;
  await bot.press(me, { do: 'complain', message: complaint.id });
  await leaveRecords(bot, n);
  await beHelped(bot, n);
  await leaveJobs(bot, n);
  await bot.say(onWeb(n), `Who refers a child to ${wordOf(n, 'web')}?`);
  await leaveLink(bot, n);
}

/** Adds a complaint that an admin recorded, and a test question that an editor copied from a message. */
async function leaveRecords({ ports, store, database }: TestBot, n: number): Promise<void> {
  const { platform, id } = someone(n);
  const complaint = { via: 'desk', words: 'No one called back.', by: { name: 'Ann', account: 'a' } } as const;
  await addComplaint(ports, { ...complaint, from: wordOf(n, 'contact'), person: { platform, id } });
  const [chat] = await store.records.conversations.of(someone(n));
  const [asked] = await store.records.messages.of(someone(n), chat!.id);
  const copied = { question: `Who pays for ${wordOf(n, 'tested')}?`, message: asked!.id };
  await database.kysely
    .insertInto('golden_questions')
    .values({ ...copied, outcome: 'answered', added_by: 'Ed', added_at: ports.clock().toISOString() })
    .execute();
}

async function messagesOf({ store: { records } }: TestBot, from: Person) {
  const [chat] = await records.conversations.of(from);
  return records.messages.of(from, chat!.id);
}

/** Writes a question with names in it, edits it, and corrects what was redacted. */
async function write(bot: TestBot, n: number): Promise<void> {
  const me = someone(n);
  await bot.say(me, `I am ${nameOf(n, 'own')}. Does ${nameOf(n, 'child')} need ${wordOf(n, 'question')}?`);
  const before = await bot.say(me, `Who pays for ${wordOf(n, 'before')}?`);
  await bot.inbox.receive({
    kind: 'edit',
    id: `edit of ${before.id}`,
    messageId: before.id,
    place: before.place,
    from: me,
    sentAt: before.sentAt,
    text: `Who pays for ${wordOf(n, 'edited')}?`,
  });
  await bot.settle();
  await bot.say(me, `Who is told about ${wordOf(n, 'removed')}?`);
  await bot.say(me, `remove ${wordOf(n, 'removed')}`);
}

async function rate(bot: TestBot, n: number): Promise<void> {
  const me = someone(n);
  const [asked] = await messagesOf(bot, me);
  const answer = (await bot.store.records.answers.toMessage(asked!.id))!.id;
  await bot.press(me, { do: 'feedback', answer, rating: 'down', reason: 'other' });
  await bot.press(me, { do: 'explain-rating', answer, text: `It leaves out ${wordOf(n, 'rating')}.` });
  await bot.press(me, { do: 'report-unsafe', answer, text: `It is wrong about ${wordOf(n, 'report')}.` });
}

/**
 * Runs a handoff with messages both ways, a message that never arrived, an outcome, a rating and a draft
 * note.
 */
async function beHelped(bot: TestBot, n: number): Promise<void> {
  const me = someone(n);
  await bot.say(me, 'adviser');
  const [escalation = ''] = (await bot.store.records.escalations.askedForBy(me)).map(({ id }) => id);
  await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  const file = { name: `${nameOf(n, 'child')}.pdf`, contentType: 'application/pdf' };
  await bot.say(me, `${nameOf(n, 'child')} is at ${wordOf(n, 'relayed')}.`, { attachments: [file] });
  await bot.say(adviser, `Tell ${nameOf(n, 'child')} about ${wordOf(n, 'advice')}.`);
  bot.platform.failNext(new DeliveryFailure('It is too long.', 'Shorten it.', { fault: 'message' }));
  await bot.say(adviser, `Then call ${wordOf(n, 'lost')}.`);
  await bot.press(adviser, { do: 'resolve', escalation, outcome: `Advised: ${wordOf(n, 'outcome')}` });
  await bot.press(adviser, { do: 'propose-note', escalation });
  await bot.press(me, { do: 'rate-handoff', escalation, rating: 'up' });
}

/** Adds a job that has failed for good, and a job that will tell the person about a recall. */
async function leaveJobs({ store, database, ports }: TestBot, n: number): Promise<void> {
  const person = { ...someone(n), name: wordOf(n, 'job') };
  const lane = `given up ${n}`;
  await store.records.jobs.enqueue(
    { kind: 'return-requests', payload: { person, everywhere: true }, lane, platform: 'teams' },
    ports.clock().toISOString(),
  );
  await database.kysely.updateTable('jobs').set({ state: 'dead' }).where('lane', '=', lane).execute();
  const next = { do: 'tell-recall', recall: 1, answer: 'a' } as const;
  const payload = { person: { ...person, name: wordOf(n, 'recall') }, seenIn: 'c', next };
  // The job is due in 30 days, so that it is still waiting when the copy of the data is made.
  const dueAt = new Date(ports.clock().getTime() + 30 * 86_400_000).toISOString();
  await store.records.jobs.enqueue(
    { kind: 'open-personal', platform: 'slack', payload, lane: `recall ${n}`, dueAt },
    ports.clock().toISOString(),
  );
}

/**
 * Adds a private link back to the chat, a session at the desk, and an uploaded file that has not been
 * published.
 */
async function leaveLink(bot: TestBot, n: number): Promise<void> {
  const { database, store, ports } = bot;
  const now = ports.clock().toISOString();
  const until = '2030-01-01T00:00:00.000Z';
  const link = { person: onWeb(n).id, digest: wordOf(n, 'link'), sealed: 's', expiresAt: until };
  await createChatLinkRecords(database.kysely).keep(link, now);
  const editor = `Editor${n}z`;
  const subject = atDesk(n).id.slice('desk:'.length);
  await auditSignIn(store.records.audit, { subject, name: editor, roles: ['editor'] }, now);
  const session = { id: `s${n}`, subject, name: wordOf(n, 'session'), groups: [], roles: [] };
  await createSessionRecords(database.kysely).add({ ...session, beganAt: now, endsAt: until });
  await uploadFile(bot, {
    slug: `upload-${n}`,
    text: wordOf(n, 'upload'),
    editor,
    name: `${wordOf(n, 'file')}.md`,
  });
}

/** Uploads a file that no one publishes. */
export async function uploadFile(
  { database, ports }: TestBot,
  { slug, text, editor, name = `${slug}.md` }: { slug: string; text: string; editor: string; name?: string },
): Promise<void> {
  const passage = samplePassage({ id: `${slug}-1`, document: slug, text });
  const edition = { document: sampleDocument({ slug }), digest: slug, origin: 'upload' };
  const { id } = await createGuidanceStore(database).saveEdition(edition, [{ passage, contextDigest: slug }]);
  const file = { edition: id, slug, title: slug, name, kind: 'md' as const, editor };
  await createLibraryStore(database).saveUpload(
    { ...file, bytes: Buffer.from(text), at: ports.clock().toISOString() },
    { source: slug, document: slug, edition: id, weight: 'substance' },
  );
}

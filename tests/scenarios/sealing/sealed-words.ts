// Makes a bot to which practitioners and advisers write a word that must not be readable anywhere, and
// searches for the word.
import { sql } from 'kysely';
import { expect } from 'vitest';
import { addComplaint, closeComplaint } from '../../../bot/data-subject/complaints.js';
import {
  closeRequest,
  openRequest,
  pauseRequest,
  setLeftOut,
  setOwnDetails,
} from '../../../bot/data-subject/data-requests.js';
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { findWords } from '../../support/governance/find-words.js';
import { adviser, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';

/** A word long enough that it does not appear by chance in encrypted data. */
export const PLANTED = 'Plantedworple';

export const redactPlanted = (text: string): Redacted => ({
  text: text.replaceAll(PLANTED, '[name 1]') as RedactedText,
  redactions: [...text.matchAll(new RegExp(PLANTED, 'g'))].map(({ index, 0: found }) => ({
    text: found,
    type: 'name' as const,
    start: index,
    end: index + found.length,
    pseudonym: '[name 1]',
  })),
});

/**
 * Writes the planted word in a question, in an edit of it, in a handoff on both sides, and in a version kept
 * by a legal hold.
 */
export async function writePlantedWords(server: string): Promise<TestBot> {
  const bot = await createTestBot({ redact: redactPlanted }, server);
  const { openOne, claim } = handoffSteps(() => bot);
  const asked = await bot.say(practitioner, `Who refers ${PLANTED}?`);
  const [first] = await bot.store.records.conversations.of(practitioner);
  await bot.store.records.holds.add({
    id: 'hold',
    scope: { kind: 'conversation', target: first!.id },
    reason: 'A court order.',
    mayTell: true,
    placedBy: 'Ada',
    placedAt: '2026-05-01T00:00:00Z',
  });
  await bot.inbox.receive({
    kind: 'edit',
    id: 'edited',
    messageId: asked.id,
    place: asked.place,
    from: practitioner,
    sentAt: asked.sentAt,
    text: `Who refers the brother of ${PLANTED}?`,
  });
  await bot.settle();
  const escalation = await openOne(`Where does ${PLANTED} live?`);
  await claim(adviser, escalation);
  await bot.say(practitioner, `${PLANTED} has gone missing.`, {
    attachments: [{ name: `${PLANTED}.pdf`, contentType: 'application/pdf' }],
  });
  await bot.say(adviser, `I will call about ${PLANTED}.`);
  return bot;
}

/**
 * Writes the planted word in everything that admins type: complaints and replies to them, names to search
 * for, people’s details, questions asked and outcomes.
 */
export async function typePlantedWords({ ports, store: { records } }: TestBot): Promise<void> {
  const by = { name: 'Ada', account: 'web:desk:1' };
  const wanted = {
    via: 'desk',
    words: `${PLANTED} was not called.`,
    from: `The aunt of ${PLANTED}`,
  } as const;
  await addComplaint(ports, { ...wanted, id: 'letter', by });
  await closeComplaint(ports, {
    id: 'letter',
    by,
    outcome: 'upheld',
    answer: `We told ${PLANTED} we are sorry.`,
  });
  const subject = { by: 'name', sought: PLANTED } as const;
  await openRequest(ports, { id: 'search', kind: 'access', subject, by });
  await setOwnDetails(ports, { id: 'search', by, own: [`${PLANTED} Street`] });
  await setLeftOut(ports, { id: 'search', by, words: [`Uncle ${PLANTED}`] });
  await pauseRequest(ports, { id: 'search', by, why: `Is ${PLANTED} your child?` });
  const about = { by: 'identity', person: { platform: 'slack', id: 'ada' } } as const;
  await openRequest(ports, { id: 'closed', kind: 'access', subject: about, by });
  await closeRequest(ports, { id: 'closed', by, outcome: `Sent to the aunt of ${PLANTED}.` });
  const typed = [...(await records.complaints.list()), ...(await records.subjects.list())];
  for (const word of ['was not', 'The aunt', 'We told', 'Street', 'Uncle', 'your child', 'Sent to'])
    expect(JSON.stringify(typed)).toContain(word);
}

/**
 * Returns the tables and files that contain the word, including the server’s own files. Ignores case, because
 * placeholders are stored in lower case.
 */
export async function placesOf(
  word: string,
  { database, dataDir }: Pick<TestBot, 'database' | 'dataDir'>,
): Promise<string[]> {
  const folder = dataDir ?? (await serverFolder(database));
  return [...(await findWords(new RegExp(word, 'gi'), { database, dataDir: folder })).keys()];
}

async function serverFolder({ kysely }: TestBot['database']): Promise<string> {
  await sql`checkpoint`.execute(kysely);
  const { rows } = await sql<{
    folder: string;
  }>`select current_setting('data_directory') as folder`.execute(kysely);
  return rows[0]!.folder;
}

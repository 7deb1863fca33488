// Fills the library with a few weeks of work: sample guidance, unanswered questions, a draft, a note and an
// upload.
import { readdir, readFile } from 'node:fs/promises';
import type { StoredAnswer } from '../../bot/model/messages/conversation.js';
import { newId } from '../../bot/jobs/unit-of-work.js';
import type { Store } from '../../bot/model/store.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { newAnswer, newEscalation, newMessage, person } from '../fakes/samples/sample-records.js';
import { helpPage, startLibrary, type RunningLibrary } from '../support/running-library.js';

const DAY_MS = 86_400_000;

type Missed = [
  text: string,
  daysAgo: number,
  outcome: StoredAnswer['answer']['outcome'],
  nation?: Jurisdiction,
];
/** An `answered` question had an answer, but the person rated it as not helpful. */
const MISSED: readonly Missed[] = [
  ['Can a child open a bank account without a passport?', 2, 'unanswerable', 'england'],
  ['Can a child open a bank account without any passport or ID?', 5, 'unanswerable', 'england'],
  ['How can a child open a bank account without a passport?', 9, 'unanswerable', 'wales'],
  ['Can the child open a bank account without ID or passport?', 17, 'answered'],
  ['Who pays for the interpreter at a strategy meeting?', 3, 'unanswerable', 'england'],
  ['Who pays for an interpreter at the strategy meeting?', 11, 'unanswerable', 'england'],
  [
    'Is [name 1] allowed on a school trip to France while the claim is pending?',
    1,
    'unanswerable',
    'scotland',
  ],
  ['Does free bus travel apply to care leavers?', 8, 'answered', 'wales'],
];

export async function fillLibrary(more: Parameters<typeof startLibrary>[1] = {}): Promise<RunningLibrary> {
  const library = await startLibrary({}, more);
  for (const file of await readdir('ingest/samples'))
    if (file.endsWith('.md'))
      await library.guidance.put(file, await readFile(`ingest/samples/${file}`, 'utf8'));
  await library.guidance.publish();
  await addQuestions(library.store);
  await addDraft(library.store);
  await addWork(library);
  return library;
}

async function addQuestions(store: Store): Promise<void> {
  const { records } = store;
  const answered: Missed[] = Array.from({ length: 60 }, (_, n) => [
    ['Who is a first responder?', 'Is consent needed?', 'What are the signs of cuckooing?'][n % 3]!,
    (n * 11) % 80,
    'answered',
  ]);
  for (const [n, [text, days, outcome, jurisdiction]] of [...MISSED, ...answered].entries()) {
    const at = new Date(Date.now() - days * DAY_MS - n * 60_000).toISOString();
    const place = { platform: 'teams' as const, id: `q-${n}`, kind: 'personal' as const, address: null };
    const { id } = await records.conversations.open(place, person, at);
    const words = { words: text, text: publicText(text), redactedTypes: [] };
    const message = (await records.messages.add({ ...newMessage(id), receivedAt: at, ...words }))!;
    const made = newAnswer(id, message);
    const answer = { ...made, answer: { ...made.answer, outcome, ...(jurisdiction && { jurisdiction }) } };
    await records.answers.add(answer);
    if (n < MISSED.length && outcome === 'answered')
      await records.answers.rate(
        answer.id,
        'answer',
        { platform: 'teams', id: `p-${n}` },
        { rating: 'down' },
        at,
      );
  }
}

async function addDraft({ records }: Store): Promise<void> {
  const at = new Date(Date.now() - 4 * DAY_MS).toISOString();
  const place = { platform: 'web' as const, id: 'draft', kind: 'personal' as const, address: null };
  const closed = newEscalation((await records.conversations.open(place, person, at)).id);
  await records.escalations.add(closed);
  const question = publicText(
    'A privately fostered child says that the carer keeps her passport. What first?',
  );
  await records.notes.add({
    id: newId(),
    escalation: closed.id,
    question,
    advice: publicText(
      'Treat it as a sign of control. Speak with the child alone, with an interpreter who is not from the family.\n\nTell children’s services today; the carer must not be asked first.',
    ),
    citations: [],
    golden: { question, jurisdiction: 'england', passages: [] },
    jurisdiction: 'england',
    proposedBy: { platform: 'web', id: 'desk:ann', name: 'Ann Okafor' },
    proposedAt: at,
    state: 'draft',
  });
}

/**
 * Adds a note that is waiting for review, an upload, and 2 editions of a source that is checked for changes.
 */
async function addWork(library: RunningLibrary): Promise<void> {
  const editor = await library.editor('Ada Mensah');
  for (const days of [45, 30]) {
    library.site.put(helpPage(days));
    await library.takeIn(editor);
  }
  await editor.get('/library/new-note');
  await editor.submit('/library/new-note', {
    do: 'save',
    title: 'A carer who keeps a child’s documents',
    'nation-england': 'on',
    'nation-wales': 'on',
    authority: 'practice-note',
    sources:
      'Private fostering, https://www.gov.uk/government/publications/children-act-1989-private-fostering',
    verified: '2026-11-20',
    text: '## What to do first\n\nSpeak with the child alone. A carer who keeps a child’s passport controls where the child can go.\n\n- Ask where each document is.\n- Do not ask the carer first.',
    version: '0',
  });
}

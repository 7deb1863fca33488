import { afterEach, beforeEach, expect, test } from 'vitest';
import { createQuestionRecords } from '../../../../adapters/sql/conversations/missed-question-records.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import type { StoredAnswer, StoredMessage } from '../../../../bot/model/messages/conversation.js';
import type { MissedQuestionRecords } from '../../../../bot/model/editing/missed-question.js';
import type { Store } from '../../../../bot/model/store.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { LATER, newAnswer, newMessage, NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const SINCE = '2026-05-01T00:00:00.000Z';

onBothDatabases(recordsOn);

function recordsOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  let records: MissedQuestionRecords;
  let conversation: string;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
    records = createQuestionRecords(temporary.database);
    const place = { platform: 'slack' as const, id: 'p', kind: 'personal' as const, address: null };
    ({ id: conversation } = await store.records.conversations.open(place, person, NOW));
  });
  afterEach(() => temporary.remove());

  const asked = async (
    text: string,
    outcome: StoredAnswer['answer']['outcome'],
    receivedAt = NOW,
    urgent = false,
    role: StoredMessage['role'] = 'practitioner',
  ): Promise<{ message: StoredMessage; answer: StoredAnswer }> => {
    const words = { words: text, text: publicText(text), redactedTypes: [] };
    const message = (await store.records.messages.add({
      ...newMessage(conversation),
      receivedAt,
      urgent,
      role,
      ...words,
    }))!;
    const made = newAnswer(conversation, message);
    const answer = { ...made, answer: { ...made.answer, outcome, jurisdiction: 'wales' as const } };
    await store.records.answers.add(answer);
    return { message, answer };
  };
  const texts = async (since = SINCE) => (await records.list(since, 10)).map(({ text }) => text);

  test('leaves out what an adviser searched for in private', async () => {
    await asked('Searched in private?', 'unanswerable', NOW, false, 'adviser');
    expect(await texts()).toEqual([]);
    expect(await store.records.answers.unanswered(SINCE, 10)).toEqual([]);
  });

  test('lists what was not found or found unhelpful, the newest first, with why', async () => {
    await asked('Answered well?', 'answered');
    const poor = await asked('Answered badly?', 'answered');
    await store.records.answers.rate(poor.answer.id, 'answer', person, { rating: 'down' }, NOW);
    await asked('Not found?', 'unanswerable', LATER);
    const found = await records.list(SINCE, 10);
    expect(found.map(({ text, why }) => [text, why])).toEqual([
      ['Not found?', 'not-found'],
      ['Answered badly?', 'low-rated'],
    ]);
    expect(found[1]).toEqual({
      answer: poor.answer.id,
      text: 'Answered badly?',
      askedAt: NOW,
      why: 'low-rated',
      jurisdiction: 'wales',
      nearest: 'sample-guidance',
    });
    expect(await records.list(SINCE, 1)).toHaveLength(1);
    expect(await texts(LATER)).toEqual(['Not found?']);
    expect(await records.find([poor.answer.id, 'none'])).toEqual([found[1]]);
    expect(await records.find([])).toEqual([]);
  });

  test('leaves out messages that raised the alarm', async () => {
    await asked('She is being beaten right now.', 'unanswerable', NOW, true);
    expect(await texts()).toEqual([]);
  });

  test('leaves out what its person rated well after all, edited away or deleted', async () => {
    const poor = await asked('Answered badly?', 'answered');
    await store.records.answers.rate(poor.answer.id, 'answer', person, { rating: 'down' }, NOW);
    await store.records.answers.rate(poor.answer.id, 'answer', person, { rating: 'up' }, LATER);
    const edited = await asked('Before?', 'unanswerable');
    await store.records.messages.reword(
      edited.message.id,
      { words: 'After?', text: publicText('After?'), redactedTypes: [] },
      false,
      '2026-05-04T09:00:00Z',
    );
    const superseded = await asked('With the nation?', 'unanswerable');
    await store.records.answers.supersede(superseded.answer.id, LATER);
    expect(await texts()).toEqual([]);
  });

  test('what is put away stays away, however often it is put there', async () => {
    const one = await asked('One?', 'unanswerable');
    await asked('Two?', 'unanswerable');
    await records.handle([one.answer.id, one.answer.id], 'ada', NOW);
    await records.handle([one.answer.id], 'ben', LATER);
    await records.handle([], 'ben', LATER);
    expect(await texts()).toEqual(['Two?']);
  });
}

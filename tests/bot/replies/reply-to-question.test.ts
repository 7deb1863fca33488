// Tests that a question in a private chat is answered once and recorded, and that nothing is sent that must
// not be.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { needsNation, sampleAnswer, SAMPLE_QUOTE, unanswerable } from '../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot();
});
afterEach(() => bot.close());

const chat = personalPlaceOf(practitioner);
const answersSeen = () => bot.seenIn(practitioner).filter((text) => text.includes(SAMPLE_QUOTE));

test('greets first, then answers with the quote', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  const [greeting, answer] = bot.seenIn(practitioner);
  expect(greeting).toMatch(/not an emergency service/);
  expect(answer).toContain(SAMPLE_QUOTE);
  expect(answer).toContain('[Talk to an adviser]');
});

test('names the answer whose progress it shows by the key that the answer is sent with', async () => {
  const shown: unknown[] = [];
  bot.platform.showProgress = (...[, , , , answer]) => {
    shown.push(answer);
    return Promise.resolve();
  };
  const ask = bot.ports.answerQuestion;
  bot.ports.answerQuestion = (question, onStage) => {
    onStage?.('searching');
    return ask(question);
  };
  await bot.say(practitioner, 'Who refers a child?');
  expect(shown).toEqual([bot.platform.posted.at(-1)!.key]);
});

test('greets a person once', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  await bot.say(practitioner, 'And who decides?');
  expect(bot.seenIn(practitioner).filter((text) => /emergency service/.test(text))).toHaveLength(1);
});

test('says which question an answer is for, if the person has written something else since', async () => {
  const sent = await bot.say(practitioner, 'Who refers a child?');
  expect(answersSeen()[0]).not.toContain('Your question');
  const ask = bot.ports.answerQuestion;
  let first = true;
  bot.ports.answerQuestion = async (question, onStage) => {
    if (first) {
      first = false;
      await bot.inbox.receive({ ...sent, id: 'hurried', text: 'Who pays the solicitor of Zora?' });
    }
    return ask(question, onStage);
  };
  await bot.say(practitioner, 'Who decides about Zora?');
  const [earlier, latest] = answersSeen().slice(1);
  expect(earlier).toContain('Your question: “Who decides about [name 1]?”');
  expect(latest).not.toContain('Your question');
});

test('answers a message that was delivered twice once', async () => {
  const event = await bot.say(practitioner, 'Who refers a child?');
  expect(await bot.inbox.receive(event)).toEqual({ duplicate: true });
  await bot.settle();
  expect(answersSeen()).toHaveLength(1);
  expect(bot.asked).toHaveLength(1);
});

test('gives the pipeline the redacted form only, and says what was left out', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  expect(bot.asked[0]?.text).toBe('Who refers [name 1]?');
  expect(answersSeen()[0]).toContain('I removed a name before searching.');
});

test('tells the pipeline of a date of birth only whether it is a child’s', async () => {
  bot.ports.redact = redact;
  const year = bot.ports.clock().getFullYear();
  await bot.say(practitioner, 'Who refers a child?');
  await bot.say(practitioner, `Who refers? DOB 12/03/${year - 12}`);
  await bot.say(practitioner, 'Must she agree?');
  await bot.say(practitioner, `Who decides for a victim born ${year - 37}?`);
  const ofChild = ['[date of birth 1]'];
  expect(bot.asked.map((asked) => asked.childBirthDates)).toEqual([undefined, ofChild, ofChild, ofChild]);
  expect(bot.asked[1]?.text).toContain('[date of birth 1]');
  expect(bot.asked[3]?.text).toContain('[date of birth 2]');
  expect(JSON.stringify(bot.asked)).not.toMatch(new RegExp(`${year - 12}|${year - 37}`));
});

test('logs no word of a message', async () => {
  bot.answerWith(() => {
    throw new Error('cannot parse "Who refers Zora to the xylophone?"');
  });
  await bot.say(practitioner, 'Who refers Zora to the xylophone?');
  await bot.later(60_000);
  expect(bot.logged.length).toBeGreaterThan(0);
  expect(bot.logged.join()).not.toMatch(/Zora|xylophone/);
});

test('gives earlier questions and what was said to them as context, redacted', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'And within which time?');
  expect(bot.asked[1]?.context).toEqual([
    { role: 'user', text: 'Who refers [name 1]?' },
    { role: 'assistant', text: SAMPLE_QUOTE },
  ]);
});

test('keeps the release, the passages and the words of an answer', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  const conversation = await bot.store.records.conversations.at(chat);
  const stored = await bot.store.records.answers.latestIn(conversation!.id);
  expect(stored).toMatchObject({ revision: 1, urgent: false, answer: { release: 7, outcome: 'answered' } });
  expect(stored?.answer.citations[0]?.passage.text).toContain('Another sample sentence');
  expect(await bot.store.records.answers.quoting(['passage-1'])).toHaveLength(1);
});

test('says that it does not know, and offers an adviser', async () => {
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'What is the weather?');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/could not find an answer[^]*\[Talk to an adviser\]/);
});

test('says that it does not know without offering an adviser to someone who is waiting for one', async () => {
  await bot.say(practitioner, 'adviser');
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'ask: What is the weather?');
  expect(bot.seenIn(practitioner).at(-1)).toBe(`${wording.unanswerableAsked}\n${wording.ifInDanger}`);
});

test('speaks of an adult, not a child, to someone who asks about an adult, and gives a helpline for adults', async () => {
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'A 34 year old man is working in a car wash without pay. Can I refer him?');
  const said = bot.seenIn(practitioner).at(-1);
  expect(said).toMatch(/someone may be in danger, call 999[^]*about an adult[^]*08000 121 700/);
  expect(said).not.toContain('a child may be in danger');
});

test('gives numbers to call if it finds nothing for someone who describes exploitation calmly', async () => {
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'My student sleeps at the nail bar and the owner keeps his passport');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(
    /could not find an answer[^]*in danger, call 999[^]*Police 999/,
  );
  expect(await bot.queries.queue()).toEqual([]);
  await bot.say(practitioner, 'What is the weather?');
  expect(bot.seenIn(practitioner).at(-1)).not.toContain('Police 999');
});

test('tries again when the model fails, and answers once', async () => {
  let calls = 0;
  bot.answerWith(() => {
    calls += 1;
    if (calls === 1) throw new ModelFailure('No answer.', 'Wait.');
    return sampleAnswer();
  });
  await bot.say(practitioner, 'Who refers a child?');
  expect(answersSeen()).toHaveLength(0);
  await bot.later(60_000);
  expect(answersSeen()).toHaveLength(1);
});

test('after the last attempt says that it failed, and keeps the job for an operator', async () => {
  bot.answerWith(() => {
    throw new ModelFailure('No answer.', 'Wait.');
  });
  await bot.say(practitioner, 'Who refers a child?');
  for (let round = 0; round < 5; round += 1) await bot.later(60_000);
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/something went wrong/);
  expect(await bot.store.records.jobs.dead(10)).toMatchObject([{ kind: 'answer-question', attempts: 3 }]);
});

test('asks for the nation where it must, and answers again with the chosen one', async () => {
  bot.answerWith((question) => (question.jurisdiction ? sampleAnswer() : needsNation()));
  await bot.say(practitioner, 'Who refers a child?');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/Which nation[^]*\[Scotland\]/);
  const conversation = await bot.store.records.conversations.at(chat);
  const stored = await bot.store.records.answers.latestIn(conversation!.id);
  const choice = { do: 'set-nation', jurisdiction: 'scotland', question: stored!.message } as const;
  await bot.press(practitioner, choice);
  expect(bot.asked.at(-1)?.jurisdiction).toBe('scotland');
  expect(bot.seenIn(practitioner).slice(-2)).toEqual([
    'I’m using guidance for Scotland from now on.',
    expect.stringContaining(SAMPLE_QUOTE),
  ]);
});

test('does not answer another person’s question through a forged button', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  const conversation = await bot.store.records.conversations.at(chat);
  const stored = await bot.store.records.answers.latestIn(conversation!.id);
  const stranger = { platform: 'slack', id: 'mallory' } as const;
  await bot.press(stranger, { do: 'set-nation', jurisdiction: 'wales', question: stored!.message });
  await bot.press(stranger, { do: 'ask-guidance', message: stored!.message });
  expect(bot.asked).toHaveLength(1);
});

test('answers the new wording when a question is edited before its answer', async () => {
  const event = message('e-early', 'Who refers?');
  await bot.inbox.receive(event);
  await bot.inbox.receive(edit('e-edit', 'e-early', 'Who decides?'));
  await bot.settle();
  expect(bot.asked.map(({ text }) => text)).toEqual(['Who decides?']);
  expect(answersSeen()).toHaveLength(1);
});

test('answers again when a question is edited afterwards, and marks the earlier answer', async () => {
  const event = await bot.say(practitioner, 'Who refers?');
  await bot.inbox.receive(edit('e-edit', event.id, 'Who decides?'));
  await bot.settle();
  expect(answersSeen()).toHaveLength(2);
  expect(answersSeen()[0]).toContain('This answers the earlier version');
  expect(answersSeen()[1]).not.toContain('earlier wording');
});

test('answers the new wording even if the question is edited while its last attempt fails', async () => {
  let tries = 0;
  bot.answerWith(async ({ text }) => {
    if (text === 'Who decides?') return sampleAnswer();
    tries += 1;
    if (tries === 3) await bot.inbox.receive(edit('e-edit', 'e1', 'Who decides?'));
    throw new ModelFailure('No answer.', 'Wait.');
  });
  await bot.say(practitioner, 'Who refers?');
  for (let round = 0; round < 3; round += 1) await bot.later(60_000);
  expect([tries, answersSeen().length]).toEqual([3, 1]);
  expect(bot.seenIn(practitioner).join('\n')).not.toMatch(/something went wrong/);
});

test('discards an answer whose question changed while it was being found', async () => {
  let first = true;
  bot.answerWith(async () => {
    if (first) {
      first = false;
      await bot.inbox.receive(edit('e-edit', 'e1', 'Who decides?'));
    }
    return sampleAnswer();
  });
  await bot.say(practitioner, 'Who refers?');
  expect(bot.asked.map(({ text }) => text)).toEqual(['Who refers?', 'Who decides?']);
  expect(answersSeen()).toHaveLength(1);
});

test('sends nothing for a question that was deleted, and keeps none of its words', async () => {
  await bot.inbox.receive(message('e-gone', 'Who refers Zora?'));
  await bot.inbox.receive({ ...edit('e-delete', 'e-gone', ''), kind: 'delete' });
  await bot.settle();
  expect(answersSeen()).toHaveLength(0);
  const conversation = await bot.store.records.conversations.at(chat);
  const gone = await bot.store.records.messages.withPlatformId(conversation!.id, 'e-gone');
  expect(gone).toMatchObject({ text: '' });
  expect(await bot.store.records.messages.words(gone!.id)).toBeUndefined();
});

test('stores a message even when the redaction breaks, and reads it before anything else is done', async () => {
  const sound = bot.ports.redact;
  bot.ports.redact = () => {
    throw new RangeError('Zora');
  };
  await bot.inbox.receive(message('e-hard', 'Who refers Zora?'));
  bot.ports.redact = sound;
  await bot.settle();
  expect(bot.asked.map(({ text }) => text)).toEqual(['Who refers [name 1]?']);
  expect(answersSeen()).toHaveLength(1);
});

function message(id: string, text: string) {
  return {
    kind: 'message' as const,
    id,
    place: chat,
    from: practitioner,
    sentAt: '2026-05-04T09:00:00Z',
    text,
    attachments: [],
    mentionsBot: true,
  };
}

function edit(id: string, messageId: string, text: string) {
  const sentAt = '2026-05-04T09:00:00Z';
  return { kind: 'edit' as const, id, place: chat, from: practitioner, sentAt, messageId, text };
}

test('asks about yesterday’s guidance just after midnight in summer', async () => {
  const days: string[] = [];
  bot.ports.clock = () => new Date('2026-07-01T23:30:00Z');
  bot.ports.askAsOf = (day) => {
    days.push(day);
    const asOf = { editions: [], undated: 0, later: 0, maybeInForce: 0, maybeReplaced: 0 };
    return Promise.resolve({ asOf, ask: () => Promise.resolve(sampleAnswer()) });
  };
  await bot.say(practitioner, 'What did the guidance say about consent on 1 July 2026?');
  expect(days).toEqual(['2026-07-01']);
});

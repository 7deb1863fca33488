// Tests that people are told straight away, in plain words, if there are too many questions, and that
// everyone gets a reply.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { welsh } from '../../../bot/wording/welsh/practitioner-words.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { SAMPLE_QUOTE, sampleAnswer } from '../../fakes/samples/sample-answers.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  type MessageEvent,
  type TestBot,
} from '../../fakes/test-bot.js';

const LIBRARY = 'https://guidance.example/library/find';
const MINUTE_MS = 60_000;

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot({ libraryLink: () => LIBRARY, answerDeadlineMs: 10 * MINUTE_MS });
});
afterEach(() => bot.close());

type ProgressListener = Parameters<BotPorts['answerQuestion']>[1];

let events = 0;
/** Stores a message, but does not process it yet. */
async function ask(from: Person, text: string, more: Partial<MessageEvent> = {}): Promise<MessageEvent> {
  const event: MessageEvent = {
    kind: 'message',
    id: `q${(events += 1)}`,
    place: personalPlaceOf(from),
    from,
    sentAt: '2026-05-04T09:00:00Z',
    text,
    attachments: [],
    mentionsBot: true,
    ...more,
  };
  await bot.inbox.receive(event);
  return event;
}

const someone = (n: number): Person => ({ platform: 'slack', id: `someone-${n}` });
const crowd = async (size: number) => {
  for (let n = 1; n <= size; n += 1) await ask(someone(n), `Who refers a child of ${n}?`);
};
const told = (who: Person) => bot.seenIn(who).filter((text) => /Many people are asking/.test(text));

test('an urgent question is answered before those that came earlier', async () => {
  await crowd(12);
  await ask(practitioner, 'A child is in danger now. Who refers?');
  await bot.settle();
  const place = bot.asked.findIndex(({ text }) => text.includes('in danger now'));
  // The urgent question is among the first 4, because 4 questions are answered at a time.
  expect(place).toBeLessThan(4);
});

test('an adviser is asked, and what they write arrives, while every answer waits', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  bot.answerWith(async () => {
    await held;
    return sampleAnswer();
  });
  await crowd(12);
  const worker = bot.startWorker();
  const until = async (place: Parameters<TestBot['seenIn']>[0], words: string) => {
    while (!bot.seenIn(place).some((text) => text.includes(words)))
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await ask(practitioner, 'adviser');
  await until(advisersChannel, 'Claim');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.inbox.receive({
    kind: 'action',
    id: 'claimed',
    place: advisersChannel,
    from: adviser,
    sentAt: '2026-05-04T09:00:00Z',
    action: { do: 'claim', escalation: id },
  });
  await ask(adviser, 'The local authority refers.');
  await until(practitioner, 'The local authority refers.');
  release();
  await worker.stop();
});

test('someone who will wait long hears so at once, in their language; someone in danger does not', async () => {
  const [welshReader, inDanger] = [someone(201), someone(202)];
  await crowd(100);
  await ask(practitioner, 'Does a child have to consent?');
  await ask(welshReader, 'Does a child have to consent?', { locale: 'cy' });
  await ask(inDanger, 'A child is in danger now. Who refers?');
  await bot.settle();
  const [said] = told(practitioner);
  expect(said).toContain('up to 1 minute');
  expect(said).toContain(LIBRARY);
  expect(said).toContain(`[${wording.handoff.button}]`);
  expect(bot.seenIn(practitioner).at(-1)).toContain(SAMPLE_QUOTE);
  expect(bot.seenIn(welshReader).join('\n')).toContain(welsh.busy.asking(1));
  for (const who of [inDanger, someone(1)]) expect(told(who)).toEqual([]);
});

test('someone who will wait long is only told to search the library with its address', async () => {
  await crowd(100);
  await ask(someone(201), 'Does a child have to consent?');
  delete bot.ports.libraryLink;
  await ask(someone(202), 'Does a child have to consent?');
  await bot.settle();
  expect(told(someone(201))[0]).toContain(`or search the guidance yourself: ${LIBRARY}`);
  expect(told(someone(202))[0]).toContain('If you cannot wait, choose “Talk to an adviser”.');
  expect(told(someone(202))[0]).not.toContain('search');
});

test('the wait is reckoned from how quickly answers have come since the first in the queue was asked', async () => {
  await crowd(30);
  await bot.later(0);
  expect(told(someone(30))).toEqual([]);
  await crowd(30);
  bot.answerWith(() => Promise.reject(new Error('never')));
  // Moves the clock forward 30 seconds without any question being answered.
  Object.assign(bot.ports, { clock: shifted(30_000) });
  await ask(practitioner, 'Does a child have to consent?');
  await bot.settle();
  expect(told(practitioner)).toHaveLength(1);
});

function shifted(ms: number): () => Date {
  const { clock } = bot.ports;
  return () => new Date(clock().getTime() + ms);
}

test('an answer that is past its time is given up, and the person hears so', async () => {
  await ask(practitioner, 'Who refers a child?');
  await bot.later(11 * MINUTE_MS);
  expect(bot.asked).toEqual([]);
  const said = bot.seenIn(practitioner).at(-1);
  expect(said).toContain(wording.late);
  expect(said).toContain(`[${wording.handoff.button}]`);
  expect(await bot.store.records.jobs.counts(bot.ports.clock().toISOString())).toMatchObject({
    waiting: 0,
    dead: 0,
  });
});

test('an answer that never comes is given up at its time', async () => {
  await bot.close();
  bot = await createTestBot({ answerDeadlineMs: 60 });
  bot.answerWith(() => new Promise(() => undefined));
  await ask(practitioner, 'Who refers a child?');
  await bot.settle();
  expect(bot.seenIn(practitioner).at(-1)).toContain(wording.late);
});

test('an answer that was given up is not said to be under way', async () => {
  await bot.close();
  const listeners: ProgressListener[] = [];
  bot = await createTestBot({
    answerDeadlineMs: 60,
    answerQuestion(_, onProgress) {
      listeners.push(onProgress);
      return new Promise(() => undefined);
    },
  });
  const shown: string[] = [];
  bot.platform.showProgress = (_place, stage) => {
    shown.push(stage);
    return Promise.resolve();
  };
  await ask(practitioner, 'Who refers a child?');
  await bot.settle();
  listeners[0]!('checking', [{ text: 'A child does not have to consent.', sources: ['Sample'] }]);
  await bot.settle();
  expect(shown).not.toContain('checking');
});

test('what was given up can be asked again, and is answered', async () => {
  await ask(practitioner, 'Who refers a child?');
  await bot.later(11 * MINUTE_MS);
  await bot.say(practitioner, 'Who refers a child?');
  expect(bot.seenIn(practitioner).at(-1)).toContain(SAMPLE_QUOTE);
});

test('the same question asked again while it waits is answered once, and the person hears that it is under way', async () => {
  await ask(practitioner, 'Who refers a child?');
  await ask(practitioner, ' who refers a child? ');
  await bot.settle();
  expect(bot.asked).toHaveLength(1);
  expect(bot.seenIn(practitioner).filter((text) => text.includes(wording.askedTwice))).toHaveLength(1);
  await bot.say(practitioner, 'Who refers a child?');
  expect(bot.asked).toHaveLength(2);
});

test('the same question from someone else, or with another in between, is answered too', async () => {
  const place = personalPlaceOf(practitioner);
  await ask(practitioner, 'Who refers a child?');
  await ask(adviser, 'Who refers a child?', { place });
  await ask(practitioner, 'Who refers a child?');
  await bot.settle();
  expect(bot.asked).toHaveLength(3);
});

test.each(['deleted', 'changed'] as const)(
  'if the first is %s before its answer, the second is answered in its place',
  async (how) => {
    const first = await ask(practitioner, 'Who refers a child?');
    await ask(practitioner, 'Who refers a child?');
    const event = { place: first.place, from: practitioner, sentAt: first.sentAt, messageId: first.id };
    await bot.inbox.receive(
      how === 'deleted'
        ? { ...event, kind: 'delete', id: 'gone' }
        : { ...event, kind: 'edit', id: 'new', text: 'Who decides?' },
    );
    await bot.settle();
    expect(bot.asked.map(({ text }) => text)).toContain('Who refers a child?');
  },
);

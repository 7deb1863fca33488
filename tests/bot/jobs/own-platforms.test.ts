// Tests a process that only serves its own platform, such as a chat in a terminal while the service is
// running.
import { expect, test } from 'vitest';
import { createBot } from '../../../bot/create-bot.js';
import type { Person } from '../../../bot/model/people/person.js';
import { createFakePlatform, personalPlaceOf } from '../../fakes/fake-platform.js';
import { SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() =>
  createTestBot({ read: () => Promise.resolve({ words: [], readTo: 100, danger: -9 }) }),
);
const atTerminal: Person = { platform: 'terminal', id: 'local' };

/** A second process on the same store. */
function openChat() {
  const terminal = createFakePlatform('terminal');
  const chat = createBot({ ...bot.ports, platforms: new Map([['terminal', terminal]]) });
  return { terminal, chat, work: () => chat.startWorker({ ownPlatformsOnly: true }).drain() };
}

const ask = ({ inbox }: Pick<typeof bot, 'inbox'>, from: Person, text: string) =>
  inbox.receive({
    kind: 'message',
    id: text,
    place: personalPlaceOf(from),
    from,
    sentAt: '2026-05-04T09:00:00Z',
    text,
    attachments: [],
    mentionsBot: true,
  });

const jobsLeft = async () => {
  const { waiting, dead } = await bot.store.records.jobs.counts('2999-01-01T00:00:00.000Z');
  return { waiting, dead };
};

test('reads and answers its own messages, and sends what it has to say', async () => {
  const { terminal, chat, work } = openChat();
  await ask(chat, atTerminal, 'Who refers a child?');
  await work();
  expect(JSON.stringify(terminal.posted)).toContain(SAMPLE_QUOTE);
  expect(await jobsLeft()).toEqual({ waiting: 0, dead: 0 });
});

test('leaves reminders, and the messages of other platforms, to the service', async () => {
  const { work } = openChat();
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  await ask(bot, practitioner, 'Who else may refer a child?');
  const before = await jobsLeft();
  expect(before.waiting).toBeGreaterThan(1);
  bot.ports.clock = () => new Date('2026-06-04T09:00:00Z');
  await work();
  expect(await jobsLeft()).toEqual(before);
});

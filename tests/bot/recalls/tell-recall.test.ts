// Tests who gets a recall message and what it says, including when people have been erased or many people
// asked in one channel.
import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { inTransaction } from '../../../bot/jobs/unit-of-work.js';
import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { tellInPrivate } from '../../../bot/recalls/tell-recall.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { newAnswer, newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { QUESTION, startRecalls } from './running-recalls.js';

const WORDING = { text: publicText('Which rule?'), redactedTypes: [], words: 'Which rule?' };

const running = perTest(startRecalls);

it('tells someone who was forgotten and came back nothing about what they were given before', async () => {
  const { bot, desk } = running;
  await bot.say(practitioner, QUESTION);
  await bot.say(adviser, QUESTION);
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(60_000);
  await bot.say(practitioner, 'What does a guardian do in every meeting?');
  await running.report();
  const [recall] = await desk.store.records.recalls.list('open');
  await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
  await bot.settle();
  const told = [practitioner, adviser].map((who) =>
    bot.seenIn(who).some((words) => words.includes('The number of days is wrong.')),
  );
  expect(told).toEqual([false, true]);
});

it('only reads someone’s own answers where many asked in one channel', async () => {
  const bot = await createTestBot();
  const people = Array.from({ length: 20 }, (_, n) => ({ ...person, id: `person-${n}` }));
  const { recall, given } = await bot.store.transaction(
    async ({ answers, conversations, messages, recalls }) => {
      const { id } = await conversations.open(sharedChannel, person, NOW);
      const made: StoredAnswer[] = [];
      for (const from of people) {
        const asked = await messages.add({ ...newMessage(id), ...WORDING, from });
        made.push(newAnswer(id, asked!, 'passage-1'));
        await answers.add(made.at(-1)!);
      }
      const wrong = { reason: 'wrong', was: 'x', since: NOW, openedAt: NOW } as const;
      const added = await recalls.add({ passage: 'passage-1', document: 'd', title: 'D', ...wrong });
      return { recall: added!, given: made };
    },
  );
  let reads = 0;
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind === 'SelectQueryNode') reads += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const store = createStore({ ...bot.database, kysely: bot.database.kysely.withPlugin(counter) });
  await inTransaction({ ...bot.ports, store }, (unit) =>
    tellInPrivate(unit, { recall, answer: given[3]!.id }, people[3]!, undefined),
  );
  expect(reads).toBeLessThan(people.length);
  expect(await bot.store.records.outgoing.ofAnswer(given[3]!.id)).toHaveLength(1);
  await bot.close();
});

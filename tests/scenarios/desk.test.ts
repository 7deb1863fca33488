// Tests a handoff between two web pages: the chat, and the desk where the adviser works. The ID of an
// adviser’s own chat begins with “desk:”.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Action } from '../../bot/model/messages/action.js';
import type { Place } from '../../bot/model/messages/message.js';
import type { Person } from '../../bot/model/people/person.js';
import { createFakePlatform } from '../fakes/fake-platform.js';
import { createTestBot, type TestBot } from '../fakes/test-bot.js';

const desk: Place = { platform: 'web', id: 'desk', kind: 'channel', address: null };
const ada: Person = { platform: 'web', id: 'chat:ada' };
const bea: Person = { platform: 'web', id: 'desk:bea', name: 'Bea' };
const cyd: Person = { platform: 'web', id: 'desk:cyd', name: 'Cyd' };
const pageOf = (person: Person): Place => ({
  platform: 'web',
  id: person.id,
  kind: 'personal',
  address: null,
});

let bot: TestBot;
beforeEach(async () => {
  const web = { ...createFakePlatform('web'), threadPlace: undefined };
  web.personalPlace = (person) => Promise.resolve(pageOf(person));
  bot = await createTestBot({ platforms: new Map([['web', web]]), advisersPlace: () => desk });
});
afterEach(() => bot.close());

const press = (who: Person, action: Action) => bot.press(who, action, pageOf(who));
const say = (text: string) => bot.say(ada, text, { place: pageOf(ada) });

async function claimed(): Promise<string> {
  await say('Who refers Zora?');
  await say('adviser');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await press(bea, { do: 'claim', escalation: id });
  return id;
}

test('tells an adviser who presses what they may not', async () => {
  const id = await claimed();
  await press(cyd, { do: 'resolve', escalation: id });
  expect(JSON.stringify(await bot.queries.messagesIn(pageOf(cyd), 0))).toContain(
    'Bea is handling this conversation',
  );
});

test('a practitioner’s page is not a desk', async () => {
  const id = await claimed();
  await press(bea, { do: 'hand-back', escalation: id });
  await press({ platform: 'web', id: 'chat:mallory' }, { do: 'claim', escalation: id });
  expect((await bot.queries.queue())[0]?.escalation.state).toBe('waiting');
});

test('puts urgent requests first in the queue, then those that wait longest', async () => {
  const ask = async (id: string, text: string) => {
    const who: Person = { platform: 'web', id: `chat:${id}` };
    await bot.say(who, text, { place: pageOf(who) });
    await bot.later(1_000);
  };
  await ask('one', 'adviser');
  await ask('two', 'adviser');
  await ask('three', 'Somebody is in danger now');
  const order = (await bot.queries.queue()).map(({ escalation }) => escalation.practitioner.id);
  expect(order).toEqual(['chat:three', 'chat:one', 'chat:two']);
});

test('tells a page of changes in its place, and only there', async () => {
  const heard: string[] = [];
  const stops = [ada, cyd].map((who) => bot.queries.subscribe(pageOf(who), () => heard.push(who.id)));
  // The first check reports every chat as changed, because there is no earlier state to compare with.
  await expect.poll(() => heard).toHaveLength(2);
  heard.length = 0;
  await say('Who refers a child?');
  await expect.poll(() => heard).toContain('chat:ada');
  expect(heard).not.toContain('desk:cyd');
  for (const stop of stops) stop();
  heard.length = 0;
  await say('And who decides?');
  expect(heard).toEqual([]);
});

test('shows a citation as it was when the answer was given', async () => {
  await say('Who refers a child?');
  const entries = await bot.queries.messagesIn(pageOf(ada), 0);
  const answer = entries.flatMap((entry) => (entry.direction === 'out' ? (entry.answer ?? []) : []))[0]!;
  expect(await bot.queries.citation(answer, 1)).toMatchObject({
    release: 7,
    citation: { document: { slug: 'sample-guidance' } },
  });
  expect(await bot.queries.citation(answer, 2)).toBeUndefined();
  expect(await bot.queries.citation('nonsense', 1)).toBeUndefined();
});

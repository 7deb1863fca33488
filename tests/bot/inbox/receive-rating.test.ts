// Tests that a rating given with the platform’s own buttons counts like one given with ours, and is then
// shown on the message.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import {
  createFakePlatform,
  personalPlaceOf,
  wordsOf,
  type FakePlatform,
} from '../../fakes/fake-platform.js';
import {
  createTestBot,
  otherAdviser,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../../fakes/test-bot.js';

let bot: TestBot;
let platform: FakePlatform;
const home = personalPlaceOf(practitioner);
beforeEach(async () => {
  platform = { ...createFakePlatform(), changesPressed: true };
  bot = await createTestBot({ platforms: new Map([['slack', platform]]), updateSpacingMs: 0 });
});
afterEach(() => bot.close());

type Rating = Extract<IncomingEvent, { kind: 'rating' }>;
let events = 0;

async function rate(rating: Partial<Rating>): Promise<void> {
  await bot.inbox.receive({
    kind: 'rating',
    id: `rating-${(events += 1)}`,
    place: home,
    from: practitioner,
    sentAt: '2026-05-04T09:00:00Z',
    messageId:
      platform.in((rating.place ?? home).id).find(({ key }) => key.startsWith('answer:'))?.messageId ?? '',
    rating: 'up',
    ...rating,
  });
  await bot.settle();
}

const shown = (place = home) => platform.in(place.id).map(({ message }) => wordsOf(message));
const rated = async (person = practitioner) => {
  const [answer] = await bot.store.records.answers.latest(1);
  return (await bot.store.records.answers.ratingsBy(person))[answer!.id];
};

test('counts, thanks, and takes the card’s own buttons away', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  await rate({ rating: 'up' });
  await rate({ rating: 'up' });
  expect(await rated()).toEqual({ rating: 'up' });
  expect(shown().filter((words) => words.includes(wording.feedbackThanks))).toHaveLength(1);
  expect(shown().some((words) => words.includes('Chosen: Helpful'))).toBe(true);
  expect(shown().join()).not.toContain('[Not helpful]');
});

test('posts nothing where the platform has said thank you itself', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  const before = shown().length;
  await rate({ rating: 'up', acknowledged: true });
  expect(shown()).toHaveLength(before);
  expect(await rated()).toEqual({ rating: 'up' });
});

test('keeps the reason that was chosen in the platform’s form, and offers an adviser once', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  await rate({ rating: 'down', acknowledged: true });
  expect(await rated()).toEqual({ rating: 'down' });
  expect(shown().join()).toContain('[Not helpful]');
  await rate({ rating: 'down', reason: 'too-long' });
  expect(await rated()).toEqual({ rating: 'down', reason: 'too-long' });
  expect(shown().join()).not.toContain(wording.rating.why);
  expect(shown().at(-1)).toContain(wording.rating.reasonKept);
  expect(shown().at(-1)).toContain(`[${wording.handoff.button}]`);
  expect(shown().join()).not.toContain('[Not helpful]');
});

test('asks for the reason where the platform did not', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  await rate({ rating: 'down' });
  expect(shown().at(-1)).toContain(wording.rating.why);
});

test('leaves the buttons for the others where others read too', async () => {
  await bot.say(practitioner, 'Who can refer a child?', { place: sharedChannel });
  await rate({ place: sharedChannel, from: otherAdviser });
  expect(await rated(otherAdviser)).toEqual({ rating: 'up' });
  expect(shown(sharedChannel).join()).toContain('[Helpful]');
});

test('rating something that is not an answer changes nothing', async () => {
  await bot.say(practitioner, 'help');
  const before = shown();
  await rate({ messageId: platform.in(home.id).at(-1)!.messageId });
  await rate({ messageId: 'unknown' });
  expect(shown()).toEqual(before);
});

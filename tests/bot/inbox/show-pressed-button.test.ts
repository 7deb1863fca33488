// Tests that a pressed button disappears if the platform can change its messages, and that pressing it again
// does nothing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Button, OutgoingMessage, Place } from '../../../bot/model/messages/message.js';
import type { Platform } from '../../../bot/model/ports.js';
import {
  createFakePlatform,
  personalPlaceOf,
  wordsOf,
  type FakePlatform,
} from '../../fakes/fake-platform.js';
import { needsNation, sampleAnswer } from '../../fakes/samples/sample-answers.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../../fakes/test-bot.js';

let bot: TestBot;
let platform: FakePlatform;
const home = personalPlaceOf(practitioner);

async function start(flags: Pick<Platform, 'changesPressed' | 'showsRating'>): Promise<void> {
  platform = { ...createFakePlatform(), ...flags };
  bot = await createTestBot({ platforms: new Map([['slack', platform]]), updateSpacingMs: 0 });
}
beforeEach(() => start({ changesPressed: true }));
afterEach(() => bot.close());

const shown = (place: Place = home) => platform.in(place.id).map(({ message }) => wordsOf(message));

/**
 * Presses the newest button with this label, even if it has disappeared, because it may still be on someone’s
 * screen.
 */
async function press(label: string, place: Place = home): Promise<void> {
  for (const { message, before, messageId } of platform.in(place.id).toReversed()) {
    const action = actionOf([...before, message], label);
    if (action) return bot.press(practitioner, action, place, messageId);
  }
  throw new Error(`No button “${label}”.`);
}

function actionOf(forms: OutgoingMessage[], label: string): Action | undefined {
  const buttons = forms.flatMap(({ parts, buttons: below }) => [
    ...parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : [])),
    ...below,
  ]);
  return buttons.find((button) => button.label === label)?.action;
}

const thanks = () => shown().filter((words) => words.includes(wording.feedbackThanks));

test('an answer found helpful says so in place of its two buttons, and thanks once', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  await press('Helpful');
  await press('Helpful');
  const answer = shown().find((words) => words.includes('Chosen: Helpful'))!;
  expect(answer).not.toContain('[Helpful]');
  expect(answer).not.toContain('[Not helpful]');
  expect(answer).toContain(`[${wording.handoff.button}]`);
  expect(thanks()).toHaveLength(1);
});

test('asks once why an answer did not help, and takes one reason', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  await press('Not helpful');
  await press('Not helpful');
  await press('Too long');
  await press('Out of date');
  expect(shown().filter((words) => words.includes(wording.rating.why))).toHaveLength(1);
  expect(shown().find((words) => words.includes(wording.rating.why))).toContain('Chosen: Too long');
  expect(shown().filter((words) => words.includes(wording.rating.reasonKept))).toHaveLength(1);
});

test('the question for a nation keeps only what was chosen, and takes another choice', async () => {
  await bot.say(practitioner, 'nation');
  await press('Wales');
  await press('Scotland');
  await press('Scotland');
  expect(shown().find((words) => words.includes(wording.nationUnknown))).toMatch(/\nChosen: Scotland$/);
  expect(shown().join()).not.toContain('Chosen: Wales');
  expect(shown().filter((words) => words === wording.nationChosen('scotland'))).toHaveLength(1);
});

test.each(['before', 'after'])(
  'answers for the nation pressed last, %s the first was answered',
  async (when) => {
    bot.answerWith(() => (bot.asked.length === 1 ? needsNation() : sampleAnswer()));
    await bot.say(practitioner, 'Who refers?');
    const { messageId, message } = platform.in(home.id).at(-1)!;
    const tap = (label: string, id: string) =>
      bot.inbox.receive({
        kind: 'action',
        id,
        place: home,
        from: practitioner,
        sentAt: '2026-05-04T09:00:00Z',
        action: actionOf([message], label)!,
        messageId,
      });
    await tap('England', 'first');
    if (when === 'after') await bot.settle();
    await tap('Scotland', 'second');
    await tap('Scotland', 'third');
    await bot.settle();
    expect(bot.asked.slice(1).at(-1)).toMatchObject({ jurisdiction: 'scotland' });
    expect(bot.asked).toHaveLength(when === 'after' ? 3 : 2);
    expect(shown().join('\n')).toContain(wording.nationFromNow('scotland'));
  },
);

test('erasing that is refused leaves its button, which works once the request is cancelled', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  await bot.say(practitioner, 'forget me');
  await bot.say(practitioner, 'adviser');
  await press('Yes, erase it');
  expect(shown().at(-1)).toContain(wording.forget.openFirst);
  expect(shown().join()).not.toContain('Chosen: Yes, erase it');
  await bot.cancelRequest(practitioner);
  await press('Yes, erase it');
  expect(shown().at(-1)).toBe(wording.forget.done);
  expect(shown().join()).toContain('Chosen: Yes, erase it');
});

describe('a request for an adviser that was closed', () => {
  let id: string;
  const close = async () => {
    id = (await bot.queries.queue())[0]!.escalation.id;
    await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
    await bot.press(adviser, { do: 'resolve', escalation: id });
  };
  beforeEach(async () => {
    await bot.say(practitioner, 'Who refers Zora?');
    await bot.say(practitioner, 'adviser');
    await close();
  });

  test('keeps “Reopen” while another is open, and says what to do', async () => {
    await bot.say(practitioner, 'adviser');
    await press(wording.labels.reopen);
    expect(shown().at(-1)).toBe(`${wording.handoff.otherIsOpen}\n[${wording.labels.withdraw}]`);
    expect(shown().join()).not.toContain(`Chosen: ${wording.labels.reopen}`);
    await press(wording.labels.withdraw);
    await press(wording.labels.withdrawSurely);
    await press(wording.labels.reopen);
    expect(shown().join()).toContain(`Chosen: ${wording.labels.reopen}`);
    expect((await bot.store.records.escalations.find(id))!.state).toBe('waiting');
  });

  test('keeps “Reopen” once it is too late, and offers an adviser', async () => {
    await bot.later(100 * 86_400_000);
    await press(wording.labels.reopen);
    expect(shown().at(-1)).toBe(`${wording.handoff.cannotReopen}\n[${wording.handoff.button}]`);
    expect(shown().join()).not.toContain(`Chosen: ${wording.labels.reopen}`);
  });

  test('does not claim that its words were shared', async () => {
    await press(wording.labels.shareWords);
    expect(shown().at(-1)).toBe(`${wording.handoff.notOpen}\n[${wording.handoff.button}]`);
    expect(shown().join()).not.toContain(`Chosen: ${wording.labels.shareWords}`);
  });
});

test('a message whose chosen request was handed back can still go to the other one', async () => {
  for (const who of [practitioner, { platform: 'slack' as const, id: 'dan', name: 'Dan' }]) {
    await bot.say(who, 'Who refers a child?');
    await bot.say(who, 'adviser');
  }
  const [one, other] = (await bot.queries.queue()).map(({ escalation }) => escalation.id);
  for (const escalation of [one!, other!])
    await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  const chat = personalPlaceOf(adviser);
  await bot.say(adviser, 'I will ring you.');
  const asked = platform.in(chat.id).at(-1)!;
  const choices = () =>
    platform
      .in(chat.id)
      .find(({ messageId }) => messageId === asked.messageId)!
      .message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
  const before = choices();
  expect(before).toHaveLength(3);
  await bot.press(adviser, { do: 'hand-back', escalation: one! });
  await bot.press(adviser, before[0]!.action, chat, asked.messageId);
  expect(choices()).toEqual(before);
});

test.each([true, false])('says that the first choice of two requests counts', async (changes) => {
  await bot.close();
  await start(changes ? { changesPressed: true } : {});
  for (const who of [practitioner, { platform: 'slack' as const, id: 'dan', name: 'Dan' }]) {
    await bot.say(who, 'Who refers a child?');
    await bot.say(who, 'adviser');
  }
  for (const { escalation } of await bot.queries.queue())
    await bot.press(adviser, { do: 'claim', escalation: escalation.id }, advisersChannel);
  const chat = personalPlaceOf(adviser);
  await bot.say(adviser, 'I will ring you.');
  const { messageId, message } = platform.in(chat.id).at(-1)!;
  const [one, other] = message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
  const choose = ({ action }: Button) => bot.press(adviser, action, chat, messageId);
  await choose(one!);
  const before = shown(chat).length;
  await choose(one!);
  expect(shown(chat)).toHaveLength(before);
  await choose(other!);
  expect(shown(chat).slice(before)).toEqual([wording.adviser.firstChoiceCounts]);
  const sent = platform.posted.filter((posted) => wordsOf(posted.message) === 'Bea: I will ring you.');
  expect(sent).toHaveLength(1);
});

test('where others can press too, an answer keeps its buttons, and each person is thanked once', async () => {
  await bot.say(practitioner, 'Who can refer a child?', { place: sharedChannel });
  await press('Helpful', sharedChannel);
  await press('Helpful', sharedChannel);
  expect(shown(sharedChannel).some((words) => words.includes('[Helpful]'))).toBe(true);
  expect(shown(sharedChannel).filter((words) => words.includes(wording.feedbackThanks))).toHaveLength(1);
});

describe('where the platform shows a rating itself', () => {
  beforeEach(async () => {
    await bot.close();
    await start({ changesPressed: true, showsRating: true });
  });

  test('the buttons stay, the rating can be changed, and the same one is thanked for once', async () => {
    await bot.say(practitioner, 'Who can refer a child?');
    await press('Helpful');
    await press('Helpful');
    await press('Not helpful');
    expect(shown().some((words) => words.includes('[Helpful]'))).toBe(true);
    expect(thanks()).toHaveLength(1);
    const [answer] = await bot.store.records.answers.latest(1);
    expect(await bot.store.records.answers.rating(answer!.id)).toBe('down');
  });
});

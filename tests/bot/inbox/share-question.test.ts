// Tests that “Share my exact words” only gives consent for the request that the button belongs to.
import { expect, test } from 'vitest';
import { parseAction } from '../../../bot/model/messages/action.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { last, openOne, claim } = handoffSteps(() => bot);

function shareButtons() {
  return bot.platform
    .in(personalPlaceOf(practitioner).id)
    .flatMap(({ message }) => message.buttons)
    .filter(({ label }) => label === wording.labels.shareWords)
    .map(({ action }) => parseAction(JSON.stringify(action))!);
}

test('the button of a closed request shares nothing of the request that is open now', async () => {
  const first = await openOne('Who refers Zora?');
  await claim(adviser, first);
  await bot.press(adviser, { do: 'resolve', escalation: first });
  await bot.later(60_000);
  const second = await openOne('Who decides about Zora?');
  await claim(adviser, second);
  const [ofFirst, ofSecond] = shareButtons();
  await bot.press(practitioner, ofFirst!);
  expect(bot.seenIn(adviser).join('\n')).not.toContain('Zora');
  expect(last(practitioner)).toContain('no longer works');
  await bot.press(practitioner, ofSecond!);
  expect(last(adviser)).toBe('The practitioner: Who decides about Zora?');
});

test('a button from before buttons named their request shares nothing', async () => {
  await claim(adviser, await openOne('Who refers Zora?'));
  await bot.press(practitioner, parseAction({ do: 'confirm-sharing', share: true })!);
  expect(bot.seenIn(adviser).join('\n')).not.toContain('Zora');
  expect(last(practitioner)).toContain('no longer works');
});

test('someone with no open request reads that they have none', async () => {
  const id = await openOne('Who refers Zora?');
  const [button] = shareButtons();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.press(practitioner, button!);
  expect(last(practitioner)).toBe(`${wording.handoff.notOpen}\n[${wording.handoff.button}]`);
});

test('the message about the request then says what the adviser will see, and offers nothing more to share', async () => {
  await openOne('Who refers Zora?');
  const opened = () =>
    bot.platform
      .in(personalPlaceOf(practitioner).id)
      .find(({ message }) => message.summary.startsWith(wording.handoff.opened))!.message;
  expect(JSON.stringify(opened())).toContain('[name 1]');
  await bot.press(practitioner, shareButtons()[0]!);
  await bot.later(60_000);
  const { parts, buttons, summary } = opened();
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : part.kind));
  expect(texts.slice(0, 3)).toEqual([
    wording.handoff.opened,
    wording.handoff.wordsShared,
    wording.handoff.theySeeAnswer,
  ]);
  expect(texts).not.toContain('relayed');
  expect(summary).toBe(wording.handoff.opened);
  expect(buttons.map(({ label }) => label)).toEqual([wording.labels.withdraw]);
});

test('once the question is deleted, no longer says that the adviser will see it', async () => {
  const { id: messageId, place, from, sentAt } = await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  await bot.press(practitioner, shareButtons()[0]!);
  await bot.inbox.receive({ kind: 'delete', id: 'delete', messageId, place, from, sentAt });
  await bot.later(60_000);
  const { parts, summary } = bot.platform
    .in(place.id)
    .find(({ message }) => message.summary.startsWith(wording.handoff.opened))!.message;
  expect(parts[1]).toMatchObject({ text: wording.handoff.questionErased });
  expect(JSON.stringify([parts, summary])).not.toContain(wording.handoff.wordsShared);
});

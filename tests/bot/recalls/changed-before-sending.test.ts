// Tests that an adviser cannot send on quotes that have changed since, once people have been told of the change.
import { expect, it } from 'vitest';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { adviser, advisersChannel, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const running = perTest(startRecalls);

it('is not sent on once an editor has told everyone that the text has changed', async () => {
  const { bot, desk, editing } = running;
  await bot.say(practitioner, 'adviser');
  const escalation = (await bot.queries.queue())[0]!.escalation.id;
  await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  await bot.say(adviser, `ask: ${QUESTION}`);
  const { message, messageId } = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!;
  const { action } = message.buttons.find((button) => button.action.do === 'insert-answer')!;
  editing.site.put(publication(PATH, page(30)));
  const [change] = (await editing.refresh(PATH)).changes;
  await editing.review(change!, 'accept');
  await editing.publish();
  await bot.later(60_000);
  await openRecalls({ ...desk, guidance: editing.guidance.ports.store, editing: editing.editing });
  const [recall] = await desk.store.records.recalls.list('open');
  await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
  await bot.later(600_000);
  await bot.press(adviser, action, personalPlaceOf(adviser), messageId);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain('45 days');
  expect(bot.seenIn(adviser).at(-1)).toBe(adviserWording.answerChanged);
});

// Tests that what people were given before they were told of a change has a warning in the web chat.
import { expect, it } from 'vitest';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const running = perTest(startRecalls);

it('marks the old answer once an editor has told everyone, but not the message or later answers', async () => {
  const { bot, desk, editing } = running;
  const marks = async () =>
    (await bot.queries.messagesIn(personalPlaceOf(practitioner), 0)).flatMap((entry) =>
      entry.direction === 'out'
        ? entry.message.parts.flatMap((part) =>
            part.kind === 'quote' ? [part.citation.passage.changedOn !== undefined] : [],
          )
        : [],
    );
  await bot.say(practitioner, QUESTION);
  // Its passage gets a new ID, although it says the same.
  for (const days of ['forty-five', 30]) {
    editing.site.put(publication(PATH, page(days)));
    const [change] = (await editing.refresh(PATH)).changes;
    await editing.review(change!, 'accept');
    await editing.publish();
  }
  await openRecalls({ ...desk, guidance: editing.guidance.ports.store, editing: editing.editing });
  const given = await marks();
  expect(given).not.toContain(true);
  const [recall] = await desk.store.records.recalls.list('open');
  await bot.later(60_000);
  await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
  await bot.later(60_000);
  const told = await marks();
  expect(told[0]).toBe(true);
  expect(told.slice(given.length)).toEqual([false, false]);
});

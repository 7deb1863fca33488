// Tests that what people were given before they were told of a change has a warning: in the web chat, at the
// desk, on the advisers’ card and in the transcript.
import { expect, it } from 'vitest';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { adviser, advisersChannel, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { cautionsFor } from '../../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const running = perTest(startRecalls);

const CHANGED = 'This guidance changed on';

async function publishWith(days: number | string): Promise<void> {
  const { editing } = running;
  editing.site.put(publication(PATH, page(days)));
  const [change] = (await editing.refresh(PATH)).changes;
  await editing.review(change!, 'accept');
  await editing.publish();
}

async function tellEveryone(): Promise<void> {
  const { bot, desk, editing } = running;
  await openRecalls({ ...desk, guidance: editing.guidance.ports.store, editing: editing.editing });
  const [recall] = await desk.store.records.recalls.list('open');
  await bot.later(60_000);
  await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
  await bot.later(60_000);
}

it('marks the old answer once an editor has told everyone, but not the message or later answers', async () => {
  const { bot } = running;
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
  await publishWith('forty-five');
  await publishWith(30);
  const given = await marks();
  expect(given).not.toContain(true);
  await tellEveryone();
  const told = await marks();
  expect(told[0]).toBe(true);
  expect(told.slice(given.length)).toEqual([false, false]);
});

it('marks it for advisers too: the answer, their own search, the card and the transcript', async () => {
  const { bot } = running;
  await bot.say(practitioner, QUESTION);
  await bot.say(practitioner, 'adviser');
  const escalation = (await bot.queries.queue())[0]!.escalation.id;
  await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  await bot.say(adviser, `ask: ${QUESTION}`);
  const shown = async () => {
    const file = (await bot.queries.escalation(escalation, adviser))!;
    const transcript = await bot.queries.transcript(escalation, adviser);
    const card = bot.platform.in(advisersChannel.id)[0]!.message;
    const onCard = card.parts.flatMap((part) => (part.kind === 'quote' ? [part.citation] : []));
    const stored = [file.answer, file.relayed.find(({ direction }) => direction === 'private')?.answered];
    const cautions = [...stored.map((one) => one!.answer.citations), onCard].map(([first]) =>
      cautionsFor(first!, guidanceWords('en')).join(' '),
    );
    return [...cautions, transcript!.about.quotes[0]!.title];
  };
  await publishWith(30);
  for (const one of await shown()) expect(one).not.toContain(CHANGED);
  await tellEveryone();
  for (const one of await shown()) expect(one).toContain(CHANGED);
});

// Tests what happens to a passage that an editor reported as wrong, depending on whether an answer is for a
// past date, for today or from the live release.
import { beforeEach, expect, it } from 'vitest';
import { createAsOf } from '../../../ingest/releases/ask-as-of.js';
import { checkAnswer } from '../../../bot/as-of/check-answer.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { practitioner } from '../../fakes/test-bot.js';
import {
  answerTo,
  PATH,
  page,
  QUESTION,
  quotedBy,
  startRecalls,
  type RunningRecalls,
} from './running-recalls.js';
import { perTest } from '../../support/per-test.js';

const running = perTest(startRecalls);
let bot: RunningRecalls['bot'];
let editing: RunningRecalls['editing'];
let report: RunningRecalls['report'];
beforeEach(() => {
  ({ bot, editing, report } = running);
});

it('is named with a warning in an answer for a past date, and an answer given without it can be repeated', async () => {
  await report();
  const past = createAsOf(editing.guidance.loading, editing.editing);
  const { ask } = await past.askWhenReady('2026-11-01');
  const [citation] = (await answerTo(ask)).citations;
  expect(citation).toMatchObject({ quote: expect.stringContaining('45 days') });
  expect(citation!.passage.recalledOn).toBeDefined();
  await bot.say(practitioner, QUESTION);
  const [answer] = await bot.ports.store.records.answers.latest(1);
  const { records } = bot.ports.store;
  const guidance = editing.ports.store;
  const { recomputed } = await checkAnswer({ records, guidance, askRecorded: past.askRecorded }, answer!);
  expect(recomputed).toEqual({ outcome: 'same' });
});

it('is left out of an answer for today, a later day or the live release, as it is of any other', async () => {
  const live = (await editing.ports.store.liveRelease())!.number;
  const past = createAsOf(editing.guidance.loading, editing.editing, () => new Date('2026-11-27T12:00:00Z'));
  const asks = async () => [
    (await past.askWhenReady('2026-11-27')).ask,
    (await past.askAsOf('2026-12-01')).ask!,
    await past.askRelease(live),
  ];
  for (const ask of await asks()) expect(await quotedBy(ask)).toContain('45 days');
  const underWay = await asks();
  await report();
  for (const ask of [...underWay, ...(await asks())]) expect(await quotedBy(ask)).not.toContain('45 days');
  editing.site.put(publication(PATH, page(30)));
  await editing.takeIn(PATH);
  expect(await quotedBy(await past.askRelease(live))).toContain('45 days');
});

// Tests that a question is answered for the nation that was chosen when it was sent.
import { expect, test } from 'vitest';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot());

const FIRST = 'Who appoints the guardian?';
const NEXT = 'What does the guardian do?';

/** Sends messages one straight after the other, so that all of them arrive before the first answer. */
async function writeAll(texts: readonly string[]): Promise<void> {
  for (const [n, text] of texts.entries())
    await bot.inbox.receive({
      kind: 'message',
      id: `waiting-${n}`,
      place: personalPlaceOf(practitioner),
      from: practitioner,
      sentAt: '2026-05-04T09:00:00Z',
      text,
      attachments: [],
      mentionsBot: true,
    });
}

const askedFor = () => bot.asked.map(({ text, jurisdiction }) => [text, jurisdiction]);

test.each([
  ['none', [], undefined],
  ['another', ['nation england'], 'england'],
])('uses a nation chosen while it waits for later ones only, if %s was chosen', async (_, before, nation) => {
  await writeAll([...before, FIRST, 'nation scotland', NEXT]);
  await bot.settle();
  expect(askedFor()).toEqual([
    [FIRST, nation],
    [NEXT, 'scotland'],
  ]);
});

test('answers a question for a nation if it is sent again once the nation is chosen', async () => {
  await writeAll([FIRST, 'nation scotland', FIRST]);
  await bot.settle();
  expect(askedFor()).toEqual([
    [FIRST, undefined],
    [FIRST, 'scotland'],
  ]);
});

test('answers a question that an earlier version queued for the nation chosen last', async () => {
  await writeAll([FIRST, 'nation scotland']);
  const { kysely } = bot.database;
  const jobs = await kysely.selectFrom('jobs').selectAll().where('kind', '=', 'answer-question').execute();
  for (const { id, payload } of jobs) {
    const { jurisdiction: _, ...earlier } = JSON.parse(payload) as Record<string, unknown>;
    await kysely
      .updateTable('jobs')
      .set({ payload: JSON.stringify(earlier) })
      .where('id', '=', id)
      .execute();
  }
  await bot.settle();
  expect(askedFor()).toEqual([[FIRST, 'scotland']]);
});

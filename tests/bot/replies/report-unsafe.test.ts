// Tests that reporting an answer as unsafe alerts the editors immediately, once for each person, without any
// text that anyone wrote.
import { expect, test } from 'vitest';
import type { Place } from '../../../bot/model/messages/message.js';
import { readUnsafeReport } from '../../../bot/recalls/unsafe-reports.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const editors: Place = { platform: 'slack', id: 'editors', kind: 'channel', address: {} };

const bot = perTest(() =>
  createTestBot({
    editorsPlace: () => editors,
    reportLink: (answer) => `https://guidance.example/library/unsafe/${answer}`,
  }),
);

const noneLive = {
  liveRelease: () => Promise.resolve(undefined),
  documentOf: () => Promise.resolve(undefined),
  editionsOf: () => Promise.resolve([]),
};

const withoutChannel = perTest(() => createTestBot());

async function answered(): Promise<string> {
  await bot.say(practitioner, 'Who may refer Zora?');
  await bot.settle();
  return (await bot.store.records.answers.latest(1))[0]!.id;
}

test('alerts the editors’ channel with the quotes and a link, and tells the person what happens', async () => {
  const answer = await answered();
  await bot.press(practitioner, { do: 'report-unsafe', answer });
  await bot.settle();
  const [alert = '', ...more] = bot.seenIn(editors);
  expect(more).toEqual([]);
  expect(alert).toContain('An answer was reported');
  expect(alert).toContain(`https://guidance.example/library/unsafe/${answer}`);
  expect(alert).not.toContain('Zora');
  expect(alert).not.toContain('Who may refer');
  expect(bot.seenIn(practitioner).at(-1)).toContain('Do not act on it until you have checked it.');
  expect(await bot.store.records.reports.open()).toMatchObject([{ answer, people: 1 }]);
});

test('leaves the alert as it is when the question is answered for another nation', async () => {
  const answer = await answered();
  await bot.press(practitioner, { do: 'report-unsafe', answer });
  const before = bot.seenIn(editors);
  expect(before).toHaveLength(1);
  const question = (await bot.store.records.answers.find(answer))!.message;
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland', question });
  await bot.later(10_000);
  expect(bot.seenIn(editors)).toEqual(before);
});

test('still alerts the editors if the question is deleted before the alert could be sent', async () => {
  const { id: messageId, place, from, sentAt } = await bot.say(practitioner, 'Who may refer Zora?');
  const answer = (await bot.store.records.answers.latest(1))[0]!.id;
  const { platforms } = bot.ports;
  bot.ports.platforms = new Map();
  await bot.press(practitioner, { do: 'report-unsafe', answer });
  await bot.inbox.receive({ kind: 'delete', id: 'gone', messageId, place, from, sentAt });
  bot.ports.platforms = platforms;
  await bot.later(10_000);
  expect(bot.seenIn(editors)).toEqual([expect.stringContaining('An answer was reported')]);
});

test('takes back a report made by mistake, tells the editors, and alerts them if it is reported after all', async () => {
  const answer = await answered();
  const press = async (what: 'report-unsafe' | 'take-back-report') => {
    await bot.press(practitioner, { do: what, answer });
    await bot.later(1_000);
    return bot.seenIn(practitioner).at(-1);
  };
  await press('report-unsafe');
  expect(await press('take-back-report')).toContain('I have withdrawn your report and told the editors.');
  expect(await bot.store.records.reports.open()).toEqual([]);
  expect(bot.seenIn(editors).at(-1)).toContain('A report was withdrawn');
  expect(await press('take-back-report')).toContain('I cannot withdraw that report.');
  expect(await press('report-unsafe')).toContain('can now see your report');
  expect(bot.seenIn(editors)).toHaveLength(3);
  const handled = { by: 'Ada', outcome: 'dismissed' as const };
  await bot.store.records.reports.handle(answer, handled, '2026-11-28T10:00:00.000Z');
  expect(await press('take-back-report')).toContain('I cannot withdraw that report.');
  expect(await bot.store.records.reports.find(answer)).toMatchObject({ people: 1, handled });
});

test('tells the editors which report was taken back: when it was made, its link and what was quoted', async () => {
  const answer = await answered();
  await bot.later(3 * 60_000);
  await bot.press(practitioner, { do: 'report-unsafe', answer });
  await bot.later(3 * 60_000);
  await bot.press(practitioner, { do: 'take-back-report', answer });
  await bot.later(1_000);
  const [alert = '', takenBack = ''] = bot.seenIn(editors);
  expect(takenBack).toContain(/reported this answer (on [^.]+)\./.exec(alert)![1]!);
  expect(takenBack).toContain(`https://guidance.example/library/unsafe/${answer}`);
  const quotes = bot.platform
    .in(editors.id)
    .map(({ message }) => message.parts.filter(({ kind }) => kind === 'quote'));
  expect(quotes[1]!.length).toBe(quotes[0]!.length);
});

test('does not say that the editors were told of a report taken back if they have no channel', async () => {
  await withoutChannel.say(practitioner, 'Who may refer Zora?');
  await withoutChannel.settle();
  const answer = (await withoutChannel.store.records.answers.latest(1))[0]!.id;
  for (const what of ['report-unsafe', 'take-back-report'] as const) {
    await withoutChannel.press(practitioner, { do: what, answer });
    await withoutChannel.later(1_000);
  }
  expect(withoutChannel.seenIn(practitioner).at(-1)).toMatch(/^I have withdrawn your report\.$/);
});

test('lets no one take back someone else’s report', async () => {
  const answer = await answered();
  await bot.press(practitioner, { do: 'report-unsafe', answer });
  await bot.press(otherAdviser, { do: 'take-back-report', answer });
  await bot.settle();
  expect(await bot.store.records.reports.open()).toMatchObject([{ answer, people: 1 }]);
});

test('alerts no one twice for a person who presses twice', async () => {
  const answer = await answered();
  for (let presses = 0; presses < 2; presses += 1) {
    await bot.press(practitioner, { do: 'report-unsafe', answer });
    await bot.settle();
  }
  expect(bot.seenIn(editors)).toHaveLength(1);
  expect(bot.seenIn(practitioner).at(-1)).toContain('You have already reported this answer.');
});

test.each(['here', 'in the chat that takes its place'])(
  'counts someone once who erases their chat and then reports the answer again, %s',
  async (where) => {
    const answer = await answered();
    const action = { do: 'report-unsafe', answer } as const;
    await bot.press(practitioner, action);
    await bot.press(practitioner, { do: 'forget-me' });
    const erased = personalPlaceOf(practitioner);
    const chat = where === 'here' ? { place: erased } : { place: { ...erased, id: 'after' }, erased };
    await bot.inbox.receive({ kind: 'action', id: 'late', from: practitioner, sentAt: '', action, ...chat });
    await bot.settle();
    expect(await bot.store.records.reports.find(answer)).toMatchObject({ people: 1 });
    expect(bot.seenIn(editors)).toHaveLength(1);
    expect(bot.seenIn(chat.place).at(-1)).toContain('You have already reported this answer.');
  },
);

test('alerts the editors again if someone erases their chat after the decision, and then reports again', async () => {
  const answer = await answered();
  await bot.press(practitioner, { do: 'report-unsafe', answer });
  const dismissed = { by: 'Ada', outcome: 'dismissed' as const };
  await bot.store.records.reports.handle(answer, dismissed, '2026-11-28T10:00:00.000Z');
  await bot.press(practitioner, { do: 'forget-me' });
  const [place, action] = [personalPlaceOf(practitioner), { do: 'report-unsafe', answer } as const];
  await bot.inbox.receive({ kind: 'action', id: 'late', from: practitioner, sentAt: '', action, place });
  await bot.settle();
  expect(bot.seenIn(editors)).toHaveLength(2);
  expect(await bot.store.records.reports.open()).toMatchObject([{ people: 1 }]);
});

test('alerts the editors again if the person says more after the decision, and not before', async () => {
  const answer = await answered();
  const say = async (text: string) => {
    await bot.press(practitioner, { do: 'report-unsafe', answer, text });
    await bot.later(1_000);
    return bot.seenIn(practitioner).at(-1);
  };
  await say('It is for adults.');
  expect(await say('It is from 2019.')).toContain('added this to your report');
  expect(bot.seenIn(editors)).toHaveLength(1);
  const dismissed = { by: 'Ada', outcome: 'dismissed' as const };
  await bot.store.records.reports.handle(answer, dismissed, '2026-11-28T10:00:00.000Z');
  expect(await say('It is for Scotland.')).toContain('can now see your report');
  expect(bot.seenIn(editors)).toHaveLength(2);
  expect(await readUnsafeReport(bot.store, noneLive, answer)).toMatchObject({
    words: ['It is for Scotland.'],
    earlier: [{ words: ['It is for adults.', 'It is from 2019.'], handled: dismissed }],
  });
});

test('takes no report of an answer that someone else was given', async () => {
  const answer = await answered();
  await bot.press(otherAdviser, { do: 'report-unsafe', answer });
  await bot.settle();
  expect(bot.seenIn(editors)).toEqual([]);
  expect(await bot.store.records.reports.open()).toEqual([]);
});

test('keeps what is wrong for the editors, without personal details and not in their channel', async () => {
  const answer = await answered();
  const text = 'It says 45 days. Ask Zora.';
  await bot.press(practitioner, { do: 'report-unsafe', answer, text });
  await bot.settle();
  expect(bot.seenIn(editors).join()).not.toContain('45 days');
  const said = async () => (await readUnsafeReport(bot.store, noneLive, answer))?.words;
  expect(await said()).toEqual(['It says 45 days. Ask [name 1].']);
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.settle();
  expect(await said()).toEqual([]);
});

test('gives the numbers to call first if what is wrong shows danger', async () => {
  const answer = await answered();
  const text = 'This is wrong, and he is being beaten right now';
  await bot.press(practitioner, { do: 'report-unsafe', answer, text });
  await bot.settle();
  expect(bot.seenIn(practitioner).join('\n')).toMatch(
    /Call 999 if a child is in immediate danger[^]*checked it/,
  );
  // No request was opened here, so the report must not say that an adviser was asked.
  expect(await bot.store.records.escalations.open()).toEqual([]);
  expect(await readUnsafeReport(bot.store, noneLive, answer)).toMatchObject({
    isUrgent: false,
    quotes: [{ isLive: false }],
  });
});

test('marks a quote in the alert that has been recalled', async () => {
  const answer = await answered();
  const { answers, recalls } = bot.store.records;
  const { document, passage } = (await answers.find(answer))!.answer.citations[0]!;
  await recalls.add({
    ...{ passage: passage.id, document: document.slug, title: document.title, was: passage.text },
    ...{ reason: 'wrong', since: '2026-05-04T09:00:00Z', openedAt: '2026-05-04T09:00:00Z' },
  });
  await bot.press(practitioner, { do: 'report-unsafe', answer });
  await bot.settle();
  const [alert] = bot.platform.in(editors.id);
  const quotes = alert!.message.parts.flatMap((part) =>
    part.kind === 'quote' ? [part.citation.passage] : [],
  );
  expect(quotes[0]).toMatchObject({ recalledOn: '2026-05-04T09:00:00Z' });
});

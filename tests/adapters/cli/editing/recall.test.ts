// Runs `ctac recall` where people would be told something they should not be, or would not read a comment.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publish, rollback } from '../../../../adapters/cli/editing/publish.js';
import { recall } from '../../../../adapters/cli/editing/recall.js';
import { refresh } from '../../../../adapters/cli/editing/refresh.js';
import { review } from '../../../../adapters/cli/editing/review.js';
import { publication } from '../../../fakes/fake-govuk/payloads.js';
import { createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { PATH, page, QUESTION, startCommands, type RunningCommands } from '../running-commands.js';

let running: RunningCommands['running'];
let editing: RunningCommands['editing'];
let run: RunningCommands['run'];
let takeIn: RunningCommands['takeIn'];
beforeEach(async () => {
  ({ running, editing, run, takeIn } = await startCommands());
});
afterEach(() => running.close());

it('tells no one of a change that has been taken back', async () => {
  await takeIn();
  const answerQuestion = ({ text }: { text: string }) => running.guidance.ask(text);
  const bot = await createTestBot({ store: editing.recalls.store, answerQuestion });
  await bot.say(practitioner, QUESTION);
  running.site.put(publication(PATH, page(30, '0808 800 5000')));
  await run(refresh, '--all');
  await run(review, '2', '--accept');
  await run(publish);
  await run(rollback, '--reason', 'A wrong number.');
  await expect(run(recall, '1', '--tell')).rejects.toThrow(/is back in the guidance/);
  expect((await run(recall, '1', '--dismiss')).text).toBe('No one will be told.');
  await bot.close();
});

it('tells no one of a change to text that they know was wrong, and says so', async () => {
  await takeIn();
  const answerQuestion = ({ text }: { text: string }) => running.guidance.ask(text);
  const bot = await createTestBot({ store: editing.recalls.store, answerQuestion });
  await bot.say(practitioner, QUESTION);
  const passage = (await running.guidance.ask(QUESTION)).citations[0]!.passage.id;
  await run(recall, '--wrong', passage, '--comment', 'It is 30 days.');
  await run(recall, '1', '--tell');
  running.site.put(publication(PATH, page(30, '0808 800 5000')));
  await run(refresh, '--all');
  await run(review, '2', '--accept');
  await run(publish);
  const comment = ['--comment', 'Ask again.'];
  await expect(run(recall, '2', '--tell', ...comment)).rejects.toThrow(/not your comment/);
  const telling = await run(recall, '2', '--tell');
  expect(telling).toMatchObject({
    code: 1,
    text: expect.stringContaining('has been told that it was wrong'),
  });
  expect((await run(recall, '2', '--dismiss')).code).toBe(0);
  await bot.close();
});

it('tells no one if a comment that was typed for several recalls would not be read in one of them', async () => {
  await takeIn();
  const answerQuestion = ({ text }: { text: string }) => running.guidance.ask(text);
  const bot = await createTestBot({ store: editing.recalls.store, answerQuestion });
  await bot.say(practitioner, QUESTION);
  const passage = (await running.guidance.ask(QUESTION)).citations[0]!.passage.id;
  running.site.put(publication(PATH, page(30, '0808 800 5000')));
  await run(refresh, '--all');
  await run(review, '2', '--accept');
  await run(publish);
  const wrong = { passage, document: 'help', title: 'Help', reason: 'wrong', was: '45 days' } as const;
  const at = '2026-05-04T10:00:00.000Z';
  await editing.recalls.store.records.recalls.add({ ...wrong, comment: 'No.', since: at, openedAt: at });
  const tell = ['--tell', '--comment', 'Ask again.'];
  await expect(run(recall, '1', '2', ...tell)).rejects.toThrow(/not your comment/);
  await expect(run(recall, '2', ...tell)).rejects.toThrow(/will read the report/);
  expect((await run(recall)).text).toMatch(/Recall 1: .*To be decided\.[^]*Recall 2: .*To be decided\./);
  expect((await run(recall, '1', ...tell)).text).toBe('We are telling them.');
  await bot.close();
});

it('gives the days on which people got the text, as they are in London', async () => {
  await takeIn();
  const answerQuestion = ({ text }: { text: string }) => running.guidance.ask(text);
  const bot = await createTestBot({ store: editing.recalls.store, answerQuestion });
  await bot.later(14.5 * 60 * 60_000);
  await bot.say(practitioner, QUESTION);
  expect(bot.ports.clock().toISOString()).toMatch(/^2026-05-04T23:30/);
  const passage = (await running.guidance.ask(QUESTION)).citations[0]!.passage.id;
  await run(recall, '--wrong', passage, '--comment', 'It is 30 days.');
  const { text } = await run(recall);
  expect(text).toContain('2026-05-05');
  expect(text).not.toContain('2026-05-04');
  await bot.close();
});

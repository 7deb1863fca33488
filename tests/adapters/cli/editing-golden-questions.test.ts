// Uses the command line to make golden questions from resolved requests.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryChanges } from '../../../adapters/cli/editing/try.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { QUESTION, startCommands, type RunningCommands } from './running-commands.js';

let running: RunningCommands['running'];
let editing: RunningCommands['editing'];
let run: RunningCommands['run'];
let takeIn: RunningCommands['takeIn'];
beforeEach(async () => {
  ({ running, editing, run, takeIn } = await startCommands());
});
afterEach(() => running.close());

it('makes a golden question of what was asked in a resolved case, unless it may hold personal details', async () => {
  await takeIn();
  const bot = await createTestBot({
    store: editing.recalls.store,
    answerQuestion: ({ text }) => running.guidance.ask(text),
  });
  const { escalations } = editing.recalls.store.records;
  const resolved = async (question: string) => {
    await bot.later(1_000);
    await bot.say(practitioner, question);
    await bot.say(practitioner, 'adviser');
    const { id } = (await escalations.waitedForBy(practitioner))[0]!;
    await expect(run(tryChanges, '--from-case', id)).rejects.toThrow(/No closed request found/);
    await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
    await bot.press(adviser, { do: 'resolve', escalation: id }, advisersChannel);
    return id;
  };
  const first = await resolved(QUESTION);
  const added = await run(tryChanges, '--from-case', first, '--document', 'help', '--words', '45 days');
  expect(added.text).toMatch(/1\. Within how many days[^]*help “45 days”/);
  expect((await running.editing.goldenQuestions())[0]).toMatchObject({ passage: expect.any(String) });
  const second = await resolved('May Zora be referred without her consent?');
  await expect(run(tryChanges, '--from-case', second)).rejects.toThrow(/personal details/);
  const third = await resolved('mae enw’r bachgen yn ifan prys. oes angen caniatâd y plentyn?');
  await expect(run(tryChanges, '--from-case', third)).rejects.toThrow(/not in English/);
  await bot.close();
});

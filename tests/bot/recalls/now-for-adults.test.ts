// Tests that people who were given a rule get a recall if the rule is now under a heading for adults only.
import { expect, it } from 'vitest';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { recallStandings } from '../../../bot/recalls/recall-standing.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const running = perTest(startRecalls);

it('tells those who were given the rule, and says if the heading goes back', async () => {
  const { bot, desk, editing } = running;
  const { recalls } = desk.store.records;
  const guidance = editing.guidance.ports.store;
  await bot.say(practitioner, QUESTION);
  editing.site.put(publication(PATH, `<h2>Adults only</h2>${page(45)}`));
  await editing.takeIn(PATH);
  expect(await openRecalls({ ...desk, guidance, editing: editing.editing })).toBe(1);
  const [recall] = await recalls.list('open');
  const standing = async () => {
    const ports = { guidance, editing: editing.editing, recalled: recalls.recalled };
    return (await recallStandings(ports, [[recall!]]))[0]!.words;
  };
  expect([recall!.reason, await standing()]).toEqual(['audience', 'replaced']);
  await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
  await bot.settle();
  const told = bot.seenIn(practitioner).filter((words) => words.includes('Some guidance I gave you'));
  expect(told).toEqual([expect.stringMatching(/to different people[^]*45 days[^]*Adults only/)]);
  await rollBack(editing.ports, { editor: 'ada', reason: 'The heading is wrong.' });
  expect(await standing()).toBe('back');
});

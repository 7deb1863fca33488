// Tests that people who were given a passage hear of a change to it, even if its form changed in between. A
// change of form gives the passage another ID.
import { beforeEach, expect, it } from 'vitest';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { findImpact } from '../../../bot/recalls/find-impact.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { recallStandings } from '../../../bot/recalls/recall-standing.js';
import { recipientsOfMatters } from '../../../bot/recalls/recipients.js';
import { differenceBetween, editionContent } from '../../../ingest/comparing/difference-between.js';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { adviser, practitioner } from '../../fakes/test-bot.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, quotedBy, startRecalls } from './running-recalls.js';

const running = perTest(startRecalls);

const ports = () => {
  const { desk, editing } = running;
  return { ...desk, guidance: editing.ports.store, editing: editing.editing, glossary: [], contacts: [] };
};
const openOnes = async () => {
  await openRecalls(ports());
  return running.desk.store.records.recalls.list('open');
};
const put = (days: string) => running.editing.site.put(publication(PATH, page(days)));
async function publish(days: string): Promise<void> {
  put(days);
  expect(await running.editing.takeIn(PATH)).toMatchObject({ outcome: 'published' });
}
const told = (who: typeof practitioner) =>
  running.bot.seenIn(who).filter((words) => words.startsWith('Some guidance I gave you'));

/** One person is given “45 days”. Another is given the same rule after it changes to “forty-five days”. */
beforeEach(async () => {
  await running.bot.say(practitioner, QUESTION);
  await publish('forty-five');
  await running.bot.say(adviser, QUESTION);
});

it('tells everyone who was given the rule in any form, once, with what they were given', async () => {
  expect(await openOnes()).toEqual([]);
  await publish('3');
  const [recall, ...more] = await openOnes();
  expect(more).toEqual([]);
  const [matter] = await recipientsOfMatters(running.desk.store, [recall!]);
  expect(matter!.given).toHaveLength(2);
  await decideRecall(running.desk, { recall: recall!.id, editor: 'ada', tell: true });
  await running.bot.settle();
  expect(told(practitioner)).toMatchObject([expect.stringContaining('within 45 days')]);
  expect(told(adviser)).toMatchObject([expect.stringContaining('within forty-five days')]);
});

it('counts them before the change is accepted', async () => {
  put('3');
  const [change] = (await running.editing.refresh(PATH)).changes;
  const { editing } = ports();
  const held = await editionContent(editing, change!.base);
  const impact = await findImpact(
    ports(),
    held,
    await differenceBetween(editing, change!.base, change!.edition),
  );
  expect(impact).toMatchObject({ answers: 2, given: { people: 2 }, givenDocument: { people: 2 } });
});

it('counts the rule as back if an earlier form of it is live again', async () => {
  await publish('3');
  const [recall] = await openOnes();
  await rollBack(running.editing.ports, { editor: 'ada', reason: 'A wrong number.', to: 1 });
  const { recalls } = running.desk.store.records;
  const [standing] = await recallStandings({ ...ports(), recalled: () => recalls.recalled() }, [[recall!]]);
  expect(standing).toMatchObject({ words: 'back' });
});

it('keeps a rule that was found wrong out of answers when only its form changes, and tells everyone', async () => {
  await running.report('forty-five days');
  await publish('45');
  expect(await quotedBy(running.answering[1]!)).not.toContain('45 days');
  const [recall] = await openOnes();
  await decideRecall(running.desk, { recall: recall!.id, editor: 'ada', tell: true });
  await running.bot.settle();
  expect(told(practitioner)).toMatchObject([expect.stringContaining('within 45 days')]);
  expect(told(adviser)).toHaveLength(1);
});

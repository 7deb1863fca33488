// Tests which passages people can no longer rely on if a document now covers fewer nations, is less binding
// or is for different people.
import { expect, it } from 'vitest';
import { changedSentences } from '../../../ingest/comparing/changed-words.js';
import { lostPassages } from '../../../ingest/comparing/lost-passages.js';
import type { EditedDetails } from '../../../ingest/model/editing.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const MORE = 'Write down what was said, by whom and when. '.repeat(9);
const [DESK, BARN] = [
  'Tell the duty desk within 2 days about each child found working on a farm.',
  'The child must not go back to the barn while checks are made.',
];
const page = (days: number, second: string) =>
  `<h2>Referral</h2><p>Refer the child within ${days} days of the first meeting. ${MORE}</p><h2>${second}</h2><p>A guardian speaks for the child in every meeting. ${MORE}</p>`;

const running = perTest(startEditing);

async function publish(days: number, details: EditedDetails, second = 'Guardians') {
  running.site.put(publication(PATH, page(days, second), { description: JSON.stringify(details) }));
  const [change] = (await running.refresh(PATH)).changes;
  await running.review(change!, 'edit', { details });
  await running.review(change!, 'accept');
  await running.publish();
  const { store } = running.guidance.ports;
  return (await store.editionsOf((await store.liveRelease())!.number))[0]!;
}

async function lostBetween(before: EditedDetails, after: EditedDetails) {
  const old = await publish(45, before);
  const now = await publish(30, after);
  const lost = await lostPassages(running.editing, old, now);
  return lost.map(({ passage, reason, after: instead }) => [
    passage.headings.at(-1),
    reason,
    instead?.text.includes('guardian'),
  ]);
}

it('are all passages of a document that is for fewer nations than before', async () => {
  expect(await lostBetween({ jurisdictions: ['england', 'wales'] }, { jurisdictions: ['england'] })).toEqual([
    ['Referral', 'changed', false],
    ['Guardians', 'scope', true],
  ]);
});

it('are all passages of a document that is less binding than before', async () => {
  const lost = await lostBetween({ authority: 'statutory-guidance' }, { authority: 'practice-note' });
  expect(lost).toContainEqual(['Guardians', 'scope', true]);
});

it('are only the changed ones if the document is for more nations, or more binding', async () => {
  const lost = await lostBetween(
    { jurisdictions: ['england'], authority: 'practice-note' },
    { jurisdictions: ['england', 'wales'], authority: 'statute' },
  );
  expect(lost).toEqual([['Referral', 'changed', false]]);
});

it('are all passages of a document that named no nation and now names one', async () => {
  running.site.put(publication(PATH, page(45, 'Guardians')));
  const old = await publish(45, { title: 'Help for all' });
  const now = await publish(30, { jurisdictions: ['england'] });
  const everywhere = { ...old, document: { ...old.document, jurisdictions: [] } };
  const lost = await lostPassages(running.editing, everywhere, now);
  expect(lost.map(({ reason }) => reason)).toEqual(['changed', 'scope']);
});

it('are those whose headings now say that they are only for adults, or no longer say it', async () => {
  const old = await publish(45, { title: 'Help' });
  const renamed = await publish(45, { title: 'Help' }, 'Guardians and advocates');
  const forAdults = await publish(45, { title: 'Help' }, 'Guardians (adults only)');
  expect(await lostPassages(running.editing, old, renamed)).toEqual([]);
  const lost = [
    ...(await lostPassages(running.editing, renamed, forAdults)),
    ...(await lostPassages(running.editing, forAdults, renamed)),
  ];
  expect(lost.map(({ passage, reason, after }) => [passage.headings, reason, after?.headings])).toEqual([
    [['Guardians and advocates'], 'audience', ['Guardians (adults only)']],
    [['Guardians (adults only)'], 'audience', ['Guardians and advocates']],
  ]);
});

it('are changed, not removed, if a sentence of them is now in another passage, whose own text is not new', async () => {
  const at = (body: string) =>
    running.site.put(publication(PATH, body, { description: JSON.stringify({ title: 'Help' }) }));
  const live = async () => {
    const [change] = (await running.refresh(PATH)).changes;
    await running.review(change!, 'accept');
    await running.publish();
    const { store } = running.guidance.ports;
    return (await store.editionsOf((await store.liveRelease())!.number))[0]!;
  };
  const rest = (title: string, first: string) => `<h2>${title}</h2><p>${first} ${MORE}</p>`;
  at(`${rest('Records', 'Keep a record.')}<h2>Farms</h2><p>${DESK} ${BARN}</p>`);
  const old = await live();
  at(rest('Records', `Keep a record. ${BARN}`));
  const [lost] = await lostPassages(running.editing, old, await live());
  const { reason, passage, after, moved } = lost!;
  expect([reason, moved?.includes(BARN)]).toEqual(['changed', true]);
  const changes = changedSentences(passage.text, after!.text, moved);
  expect(changes.filter(({ kind }) => kind !== 'removed')).toEqual([]);
  expect([passage.text, after!.text].map((text) => text.includes(BARN))).toEqual([true, true]);
});

// Tests that a quote says so if its list continues in another passage, or if our copy breaks off.
import { expect, it } from 'vitest';
import { endsOf } from '../../../knowledge/quotes/text-goes-on.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

async function ends(...texts: string[]) {
  const { index } = await createMemoryRelease([
    { slug: 'one', texts },
    { slug: 'two', texts: ['You must:\n• leave the lorry'] },
  ]);
  return texts.map((_, ordinal) => endsOf(index, ordinal));
}

const goesOn = async (...texts: string[]) => (await ends(...texts)).map((one) => one.goesOn);

it('goes on where the next passage repeats the line that introduces the list', async () => {
  expect(await goesOn('Tell:\n• the police', 'Tell:\n• the council', 'Tell:\n• the school')).toEqual([
    { after: true },
    { before: true, after: true },
    { before: true },
  ]);
});

it('goes on where only the last sentence of the line is repeated', async () => {
  expect(
    await goesOn('Boats leave at nine. You must:\n• tell the police', 'You must:\n• tell the council'),
  ).toEqual([{ after: true }, { before: true }]);
});

it('ends where another list, another document or no list follows', async () => {
  const none = [undefined, undefined];
  expect(await goesOn('You must:\n• tell the police', 'You need not:\n• tell the council')).toEqual(none);
  expect(await goesOn('Boats leave at nine.', 'You must:\n• tell the police')).toEqual(none);
  expect(await goesOn('You must:\n• tell the police', 'Boats leave at nine.')).toEqual(none);
  expect(await goesOn('Untell:\n• the police', 'tell:\n• the council')).toEqual(none);
});

it.each([
  ['• (a) the police', '• (b) the council'],
  ['You must tell:\n• (i) the police; and', '• (ii) the council'],
  ['• a. the police', '• b. the council'],
])(
  'goes on where the line that introduces the list is not repeated, because it is long',
  async (one, other) => {
    expect(await goesOn(one, other)).toEqual([{ after: true }, { before: true }]);
  },
);

it('ends where items without numbers follow, which may be another list', async () => {
  expect(await goesOn('• the police', '• the council')).toEqual([undefined, undefined]);
  expect(await goesOn('• (b) the police', '• (a) the council')).toEqual([undefined, undefined]);
  expect(await goesOn('The police.', '• (b) the council')).toEqual([undefined, undefined]);
});

it('goes on after a line that introduces the next passage', async () => {
  expect(await goesOn('The exceptions are:', 'Ferries pay less.\n• or nothing')).toEqual([
    { after: true },
    undefined,
  ]);
  expect(await goesOn('The exceptions are:')).toEqual([undefined]);
});

it.each([
  'A boat is small if:\n• it is slow, or has',
  'The owner keeps the list. The duties of the owner are',
  'Ask the owner to hear the child’s',
])('breaks off where our copy loses the end of its last sentence: “%s”', async (text) => {
  expect(await ends(text)).toEqual([{ breaksOff: true }]);
  expect(await ends(text, 'The harbour opens at nine.')).toEqual([{ breaksOff: true }, {}]);
  expect(await ends(text, 'duties that follow.')).toEqual([{}, {}]);
});

it.each([
  ['The owner pays in accordance with the', 'Small Harbours Act 2015.'],
  ['A child is a victim of the offence of', '(1) theft\n(2) fraud'],
  ['No one has to agree to the rescue of', 'Small Boats stay in the harbour.'],
])('goes on, and does not break off, where a name or number follows: “%s” “%s”', async (text, next) => {
  expect(await ends(text, next)).toEqual([{ goesOn: { after: true } }, {}]);
});

it('breaks off after a verb, whatever name follows', async () => {
  expect(await ends('The duties of the owner are', 'Small Boats stay.')).toEqual([{ breaksOff: true }, {}]);
});

it.each([
  'Do not return the child to',
  'Never leave the child with',
  'Boats leave.\nKeep the child away from',
  'People you trust must be told by',
  'Children you refer to the',
])('breaks off after a short rule without its end: “%s”', async (text) => {
  expect(await ends(text)).toEqual([{ breaksOff: true }]);
});

it.each(['Organisations we work with', 'Boats leave.\nWho to refer to'])(
  'does not break off after a title: “%s”',
  async (text) => {
    expect(await ends(text)).toEqual([{}]);
  },
);

it('breaks off after a long sentence, but does not if its list goes on', async () => {
  const long = 'The council shares what it knows about the child with';
  expect(await ends(long)).toEqual([{ breaksOff: true }]);
  expect(await ends('Tell:\n• the police and the', 'Tell:\n• the council')).toEqual([
    { goesOn: { after: true } },
    { goesOn: { before: true } },
  ]);
});

it.each([
  'Find out:\n• who the child is',
  'Write down:\n• where they are',
  'Bring:\n• any form you have',
  'Say so:\n• if you have been asked to',
  'Tell:\n• the people they live with',
  'Boats leave (unless the owner (or a child is ill).',
])('is whole where the last item only ends like that: “%s”', async (text) => {
  expect(await ends(text)).toEqual([{}]);
});

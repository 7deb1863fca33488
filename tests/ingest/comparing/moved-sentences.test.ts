// Tests which sentences count as moved, and not as removed or added, if they are now in another passage.
import { describe, expect, it } from 'vitest';
import type { WordRun } from '../../../ingest/model/change.js';
import { diffEditions, editionOf, type GivenPassage } from './edition-of.js';

const TELL =
  '2.1 A practitioner who meets a child on the farm, and believes that someone brought the child there to work, must tell the duty desk within 48 hours.';
const TELL_SOONER = `${TELL.replace('48 hours', '4 hours')} The child is seen on the same day.`;
const STAY = '3.1 The child must not go back to the barn while checks are made.';
const PLACE = '3.2 The council should find a placement outside the district.';
const BOOK = '3.3 An interpreter must be booked before the first meeting.';

const marked = (before: readonly GivenPassage[], after: readonly GivenPassage[]) =>
  diffEditions(editionOf(before), editionOf(after)).changes.flatMap(({ runs }) =>
    runs.filter(({ kind }) => kind !== 'same').map(shown),
  );
const shown = ({ kind, text, moved }: WordRun) => `${kind}${moved ? ' (moved)' : ''}: ${text.trim()}`;

it('are those of a section that had its heading in the text, and is now a passage', () => {
  const before = [`2. Tell the desk\n${TELL}\n3. Where the child stays\n${STAY}\n${PLACE}`];
  const after = [
    { text: TELL_SOONER, headings: ['2. Tell the desk'] },
    { text: `${STAY}\n${PLACE}\n${BOOK}`, headings: ['3. Where the child stays'] },
  ];
  expect(marked(before, after)).toEqual([
    'removed (moved): 2. Tell the desk',
    'removed: 48 hours.',
    'added: 4 hours.',
    `removed (moved): 3. Where the child stays\n${STAY}\n${PLACE}`,
    'added: The child is seen on the same day.',
    `added (moved): ${STAY}\n${PLACE}`,
    `added: ${BOOK}`,
  ]);
  const { changes } = diffEditions(editionOf(before), editionOf(after));
  expect(changes.map(({ signals }) => signals)).toEqual([
    [{ kind: 'period', before: ['48 hours'], after: ['4 hours'] }],
    [{ kind: 'duty', before: [], after: ['must'] }],
  ]);
});

it('are items that still follow the same lead-in, and numbered paragraphs with their own number', () => {
  const list = ['The duty desk must write down all of these:', '• the name of the farm in full'];
  const item = '• the names of the other children seen';
  const numbered = '12. The council should find a placement outside the district.';
  const before = [`${TELL}\n${list.join('\n')}`, `${item}\n${numbered}\n${BOOK}`];
  const after = [`${TELL}\n${list.join('\n')}\n${item}`, `${numbered}\n${BOOK} It is free.`];
  expect(marked(before, after)).toEqual([
    `added (moved): ${item.slice(2)}`,
    `removed (moved): ${item}`,
    'added: It is free.',
  ]);
});

describe('are not', () => {
  const weight = (before: readonly GivenPassage[], after: readonly GivenPassage[]) =>
    diffEditions(editionOf(before), editionOf(after)).changes.map((change) => change.weight);
  const MEET = 'A guardian comes to every meeting that is held about the child.';

  it('those that are now below another heading in the text', () => {
    const under = (heading: string) => `${MEET}\n${heading}\n${STAY}`;
    expect(weight([under('3. Adults only'), PLACE], [MEET, `3. Children\n${STAY}\n${PLACE}`])).toContain(
      'substance',
    );
  });

  it('a heading in the text if a sentence below it is now below another heading', () => {
    const before = [`Adults only\n${STAY}`, { text: PLACE, headings: ['Placements'] }];
    const after = [
      { text: STAY, headings: ['Children'] },
      { text: PLACE, headings: ['Adults only'] },
    ];
    expect(weight(before, after)).toContain('substance');
  });

  it('first steps that two lists have swapped', () => {
    const lists = (one: string, two: string) => [
      `${MEET}\n1. ${one}\n2. Write it down in the record of the child.`,
      `${TELL}\n1. ${two}\n2. Ask the council for a placement in the district.`,
    ];
    const [call, wait] = ['Call the police about the child at once.', 'Wait for the guardian of the child.'];
    expect(weight(lists(call, wait), lists(wait, call))).toContain('substance');
  });
});

it('are shown whole beside others, and words are only marked in a statement that changed', () => {
  expect(
    marked(
      [
        `Refer the child within 48 hours. The child must not go back to the farm while checks are made. ${BOOK}`,
      ],
      [`Refer the child within 4 hours. Ask for the car that the family used at the farm. ${BOOK}`],
    ),
  ).toEqual([
    'removed: 48',
    'added: 4',
    'removed: The child must not go back to the farm while checks are made.',
    'added: Ask for the car that the family used at the farm.',
  ]);
});

it('have words marked if a publisher made two sentences of one', () => {
  expect(
    marked(
      ['Refer the child within 5 days, and tell the council about the referral in writing.'],
      ['Refer the child within 5 days. Tell the council about the referral in writing.'],
    ),
  ).toEqual(['removed: days, and', 'added: days.']);
});

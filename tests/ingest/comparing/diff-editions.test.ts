// Tests that an editor who compares two editions sees the words that changed, and no text that only moved.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EditionDifference } from '../../../ingest/model/change.js';
import { diffEditions, editionOf } from './edition-of.js';
import { leastProcessorMs } from '../../support/suite/processor-ms.js';
import { runs } from '../../support/thoroughness.js';

const CONSENT =
  'Children do not have to consent to a referral. Adults must consent before they are referred.';
const NOTIFY =
  'Public authorities must notify the Home Office within 30 days when an adult does not consent.';
const GUARDIAN = 'An independent guardian speaks for the child. The guardian must be told of every meeting.';

const shown = ({ changes }: EditionDifference) =>
  changes.map(({ kind, weight, runs }) => [
    kind,
    weight,
    runs
      .filter((run) => run.kind !== 'same')
      .map((run) => `${run.kind}${run.moved ? ' (moved)' : ''}: ${run.text.trim()}`),
  ]);

describe('two editions', () => {
  it('with the same words have no change', () => {
    const difference = diffEditions(editionOf([CONSENT, NOTIFY]), editionOf([CONSENT, NOTIFY]));
    expect(difference).toMatchObject({ changes: [], details: [], same: 2, moved: 0, weight: 'none' });
  });

  it('are compared in a moment where a publisher wrote a word or a figure of 9,000 characters', async () => {
    for (const one of ['1', '111,', 'a', 'a-']) {
      const text = (length: number) => `See ${one.repeat(length / one.length)} for more.`;
      const from = editionOf([text(9_000)]);
      const ms = await leastProcessorMs(1_000, () => diffEditions(from, editionOf([text(9_996)])));
      expect(ms).toBeLessThan(1_000);
    }
  });

  it('are aligned through renumbering, and the one word that changed is marked', () => {
    const difference = diffEditions(
      editionOf([`1.1. ${CONSENT}`, `1.2. ${NOTIFY}`, `1.3. ${GUARDIAN}`]),
      editionOf([`2.1 ${CONSENT}`, `2.2 ${NOTIFY.replace('30 days', '45 days')}`, `2.3 ${GUARDIAN}`]),
    );
    expect(difference.changes.map(({ weight }) => weight)).toEqual(['cosmetic', 'substance', 'cosmetic']);
    const [, changed] = difference.changes;
    expect(changed!.signals).toEqual([{ kind: 'period', before: ['30 days'], after: ['45 days'] }]);
    const words = changed!.runs
      .filter(({ kind }) => kind !== 'same')
      .map(({ kind, text }) => [kind, text.trim()]);
    expect(words).toContainEqual(['removed', '30']);
    expect(words).toContainEqual(['added', '45']);
  });

  it.each([
    ['Referring children', 'Referring adults', 'substance'],
    ['Referral in Scotland', 'Referral', 'substance'],
    ['Referral', 'Making a referral', 'cosmetic'],
  ])('with the titles “%s” and “%s” are weighed as %s', (before, after, weight) => {
    const difference = diffEditions(
      editionOf([CONSENT], { title: before }),
      editionOf([CONSENT], { title: after }),
    );
    expect(difference).toMatchObject({ changes: [], weight });
  });

  it('are aligned through sections that changed places', () => {
    const difference = diffEditions(
      editionOf([
        { text: CONSENT, headings: ['Consent'] },
        { text: NOTIFY, headings: ['Duty'] },
      ]),
      editionOf([
        { text: NOTIFY, headings: ['Duty to notify'] },
        { text: CONSENT, headings: ['Consent'] },
      ]),
    );
    expect(difference).toMatchObject({
      changes: [],
      same: 2,
      moved: 1,
      details: [{ field: 'heading', before: 'Duty', after: 'Duty to notify' }],
      weight: 'substance',
    });
  });

  it('whose passages are only renumbered differ in form, so that citations can follow', () => {
    const numbered = (paragraph: string, heading: string) =>
      editionOf([{ text: CONSENT, headings: [heading], paragraph }]);
    expect(diffEditions(numbered('3.1', '3. Consent'), numbered('4.1', '4. Consent'))).toMatchObject({
      changes: [],
      details: [],
      moved: 1,
      weight: 'cosmetic',
    });
  });

  it('differ in form if only the publisher or the licence is named differently', () => {
    expect(
      diffEditions(editionOf([CONSENT]), editionOf([CONSENT], { publisher: 'Home Office' })),
    ).toMatchObject({ details: [{ field: 'publisher' }], weight: 'cosmetic' });
  });

  it('whose sentences only went over to the neighbouring passage differ in form alone', () => {
    const [first, second] = GUARDIAN.split(/(?<=\.) /);
    const difference = diffEditions(
      editionOf([`${CONSENT} ${first!}`, second!]),
      editionOf([CONSENT, `${first!} ${second!}`]),
    );
    expect(shown(difference)).toEqual([
      ['changed', 'cosmetic', [`removed (moved): ${first!}`]],
      ['changed', 'cosmetic', [`added (moved): ${first!}`]],
    ]);
  });

  describe('do not take as moved', () => {
    const AGREED = 'Unless a judge has agreed, do not interview the child without a guardian.';
    const WALES = 'In Wales, do not ring the parents before the police have come.';
    it.each([
      ['a rule without its condition', [AGREED], [`${AGREED} Interview the child without a guardian.`]],
      [
        'a rule that still applies to one nation',
        ['Ring 999 first. Do not ring the parents before the police have come.', WALES],
        ['Ring 999 first.', WALES],
      ],
      [
        'a passage whose sentence is part of another',
        ['Do not ring the parents before the police have come.', `${WALES} ${NOTIFY}`],
        [`${WALES} ${NOTIFY}`],
      ],
      [
        'one of two answers',
        ['Must a child consent?\nNo\nMust an adult consent?\nYes'],
        ['Must a child consent?\nYes\nMust an adult consent?\nNo'],
      ],
      [
        'an item of another list',
        [
          'You must:\n• tell the parents of the child about it\n• ring the police',
          'You must not:\n• interview the child on your own',
        ],
        [
          'You must:\n• ring the police',
          'You must not:\n• interview the child on your own\n• tell the parents of the child about it',
        ],
      ],
      [
        'one of two same rules',
        [`Speak to the parents first. ${WALES}`, `Write everything down. ${WALES}`],
        ['Speak to the parents first.', `Write everything down. ${WALES}`],
      ],
    ])('%s', (_what, before, after) => {
      expect(diffEditions(editionOf(before), editionOf(after)).weight).toBe('substance');
    });
  });

  it('differ in substance if numbered steps change places between two passages', () => {
    const [first, second] = ['Call the police about the child at once.', 'Speak to the parents at home.'];
    const passages = (one: string, two: string) =>
      editionOf([`${CONSENT}\n1. ${one}`, `${NOTIFY} ${GUARDIAN}\n2. ${two}`]);
    const difference = diffEditions(passages(first, second), passages(second, first));
    expect(difference.weight).toBe('substance');
  });

  it('show what was added and what was removed, where it is or was', () => {
    const difference = diffEditions(editionOf([CONSENT, NOTIFY]), editionOf([GUARDIAN, CONSENT]));
    expect(shown(difference)).toEqual([
      ['added', 'substance', [`added: ${GUARDIAN}`]],
      ['removed', 'substance', [`removed: ${NOTIFY}`]],
    ]);
  });

  it('show every word of a document that is new, or gone', () => {
    expect(shown(diffEditions(undefined, editionOf([CONSENT])))).toEqual([
      ['added', 'substance', [`added: ${CONSENT}`]],
    ]);
    expect(shown(diffEditions(editionOf([CONSENT]), undefined))).toEqual([
      ['removed', 'substance', [`removed: ${CONSENT}`]],
    ]);
    expect(diffEditions(undefined, undefined).weight).toBe('none');
  });

  it('say what to check in a file with tracked changes, new or not', () => {
    const toCheck = 'The file has tracked changes.';
    const told = [{ field: 'toCheck', before: '', after: toCheck }];
    const after = editionOf([CONSENT], { toCheck });
    expect(diffEditions(undefined, after).details).toEqual(told);
    expect(diffEditions(editionOf([CONSENT]), after).details).toEqual(told);
  });

  it('of which one was withdrawn differ in substance, though no word did', () => {
    const difference = diffEditions(
      editionOf([CONSENT], { date: '2025' }),
      editionOf([CONSENT], { date: '2026', standing: 'withdrawn' }),
    );
    expect(difference.details).toEqual([
      { field: 'date', before: '2025', after: '2026' },
      { field: 'standing', before: 'current', after: 'withdrawn' },
    ]);
    expect(difference.weight).toBe('substance');
    expect(
      diffEditions(editionOf([CONSENT], { date: '2025' }), editionOf([CONSENT], { date: '2026' })).weight,
    ).toBe('cosmetic');
  });
});

describe('for any two texts', () => {
  const sentence = fc
    .array(
      fc.constantFrom(
        'child',
        'must',
        '30',
        'days',
        'not',
        'guardian',
        '£5',
        '(a)',
        '“ask”',
        'Section',
        '4.2',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((words) => `${words.join(' ')}.`);
  const passage = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' '));
  const edition = fc
    .uniqueArray(passage, { maxLength: 6, selector: (text) => text })
    .map((texts) => editionOf(texts));

  it('what stays and what was added are the new words, every character of them', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        for (const { runs, after: now } of diffEditions(before, after).changes)
          expect(
            runs
              .filter(({ kind }) => kind !== 'removed')
              .map(({ text }) => text)
              .join(''),
          ).toBe(now?.text ?? '');
      }),
      { numRuns: runs(100) },
    );
  });

  it('every passage of both is accounted for, once', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const { changes, same } = diffEditions(before, after);
        const count = (side: 'before' | 'after') => changes.filter((change) => change[side]).length;
        expect(same + count('before')).toBe(new Set(before.passages.map(({ id }) => id)).size);
        expect(same + count('after')).toBe(new Set(after.passages.map(({ id }) => id)).size);
      }),
      { numRuns: runs(100) },
    );
  });

  it('an edition does not differ from itself', () => {
    fc.assert(fc.property(edition, (one) => diffEditions(one, one).weight === 'none'));
  });

  it('a number that is in one of them alone is pointed out, whatever surrounds it', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 100, max: 9_999 }), (text, number) => {
        const before = editionOf([`The case file says this. ${text}`]);
        const after = editionOf([`The case file says this. ${text} It has ${number} pages.`]);
        const [change] = diffEditions(before, after).changes;
        expect(change!.weight).toBe('substance');
        expect(change!.signals.flatMap((signal) => signal.after).join(' ')).toContain(String(number));
      }),
      { numRuns: runs(100) },
    );
  });
});

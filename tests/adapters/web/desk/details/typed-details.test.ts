// If the form for an adviser's hours is refused, it keeps what was typed and gives the reason. Otherwise,
// what was typed is converted to the format of the advisers' file.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readTypedDetails,
  detailsOf,
  typedDetails,
  type TypedDetails,
} from '../../../../../adapters/web/desk/details/typed-details.js';
import type { Posted } from '../../../../../adapters/web/security/post-guard.js';
import { adviserDetailsSchema, DAYS } from '../../../../../bot/model/people/roster.js';
import { SPECIALISMS } from '../../../../../bot/model/people/specialism.js';
import { JURISDICTIONS } from '../../../../../knowledge/model/source.js';
import { runs } from '../../../../support/thoroughness.js';

const posted = (fields: Record<string, string>): Posted => ({
  wantsJson: false,
  field: (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined),
});

/** The fields of the form, as a browser would send them. */
function fieldsOf(typed: TypedDetails): Record<string, string> {
  const ticked = (names: readonly string[], prefix: string) =>
    Object.fromEntries(names.map((name) => [`${prefix}-${name}`, 'on']));
  return {
    version: String(typed.version),
    shifts: String(typed.shifts.length),
    when: typed.anyTime ? 'any' : 'hours',
    languages: typed.languages,
    ...ticked(typed.specialisms, 'specialism'),
    ...ticked(typed.nations, 'nation'),
    ...Object.assign(
      {},
      ...typed.shifts.map(({ days, from, to }, index) => ({
        ...ticked(days, `shift-${index}`),
        [`shift-${index}-from`]: from,
        [`shift-${index}-to`]: to,
      })),
    ),
  };
}

const typed = (change: Partial<TypedDetails>): TypedDetails => ({
  version: 0,
  anyTime: false,
  shifts: [{ days: ['mon'], from: '09:00', to: '17:00' }],
  specialisms: [],
  nations: [],
  languages: '',
  ...change,
});
const problemsOf = (change: Partial<TypedDetails>) => {
  const read = detailsOf(typed(change));
  if (!('problems' in read)) throw new Error('Nothing was wrong.');
  return read.problems;
};

test.each([
  ['9:00', '17.30', '09:00', '17:30'],
  ['9', '17', '09:00', '17:00'],
  ['22:00', '24:00', '22:00', '00:00'],
])('takes %s to %s as people write times', (from, to, first, last) => {
  expect(detailsOf(typed({ shifts: [{ days: ['sat'], from, to }] }))).toMatchObject({
    details: { hours: [{ days: ['sat'], from: first, to: last }] },
  });
});

test('leaves empty shifts out, and says which of those that are left is wrong by its place in the form', () => {
  const empty = { days: [], from: '', to: '' };
  const shifts = [empty, { days: ['mon' as const], from: 'nine', to: '17:00' }, empty];
  expect(problemsOf({ shifts })).toEqual({
    'shift-1-from': '“From” in shift 2 must be a time, for example 09:00.',
  });
});

test.each([
  [{ days: [], from: '09:00', to: '17:00' }, 'Shift 1 must include at least one day.'],
  [{ days: ['mon' as const], from: '09:00', to: '' }, '“To” in shift 1 must be a time, for example 09:00.'],
  [{ days: ['mon' as const], from: '09:00', to: '9:00' }, 'Shift 1 must start and end at different times.'],
])('says what is wrong with a shift: %j', (shift, text) => {
  expect(Object.values(problemsOf({ shifts: [shift] }))).toEqual([text]);
});

test('asks what is meant by a time that is probably of the afternoon, and by no other', () => {
  const shift = (from: string, to: string) => ({ shifts: [{ days: ['mon'] as const, from, to }] });
  expect(problemsOf(shift('9', '5'))).toEqual({
    'shift-0-to': 'In shift 1, “5” would mean 05:00. Enter 5pm, or 05:00 if you mean that.',
  });
  expect(problemsOf(shift('1', '5pm'))).toHaveProperty('shift-0-from');
  for (const [from, to] of [
    ['10pm', '6am'],
    ['18:00', '10:00'],
    ['01:00', '05:00'],
  ] as const)
    expect(detailsOf(typed(shift(from, to)))).toHaveProperty('details');
});

test('does not take no hours for any time, nor the shifts of someone who chose any time', () => {
  expect(Object.keys(problemsOf({ shifts: [] }))).toEqual(['when-hours']);
  const shifts = [{ days: [], from: 'nonsense', to: '' }];
  expect(detailsOf(typed({ anyTime: true, shifts }))).toMatchObject({ details: { hours: [] } });
});

test('reads languages by name and by code, each once, and names what is none', () => {
  expect(detailsOf(typed({ languages: 'Polish; pl,\nvietnamese ,' }))).toMatchObject({
    details: { languages: ['pl', 'vi'] },
  });
  const long = 'x'.repeat(500);
  const { languages, ...others } = problemsOf({ languages: `Polish, ${long}, Elvish, Klingonese, Other` });
  expect(others).toEqual({});
  expect(languages).toContain(`“${'x'.repeat(40)}…”`);
  expect(languages!.match(/is not a language/g)).toHaveLength(3);
});

test('reads no more shifts than there can be, whatever is sent', () => {
  for (const shifts of ['1e9', '-5', '99999', 'many', ''])
    expect(readTypedDetails(posted({ shifts })).shifts.length).toBeLessThanOrEqual(30);
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const details = fc.record({
  hours: fc.array(
    fc
      .record({ days: fc.subarray([...DAYS], { minLength: 1 }), from: time, to: time })
      .filter(({ from, to }) => from !== to),
    { maxLength: 5 },
  ),
  specialisms: fc.subarray([...SPECIALISMS]),
  nations: fc.subarray([...JURISDICTIONS]),
  languages: fc.subarray(['pl', 'vi', 'cy', 'fa', 'prs', 'bfi', 'pt-BR', 'zh', 'tw', 'ak']),
});

test('details of the file shown in the form and sent back unchanged are the same details', () => {
  fc.assert(
    fc.property(details, fc.nat(), (given, version) => {
      const sent = readTypedDetails(posted(fieldsOf(typedDetails(given, version))));
      expect(sent.version).toBe(version);
      expect(detailsOf(sent)).toEqual({ details: given });
    }),
  );
});

const scribble = fc.oneof(time, fc.string({ maxLength: 12 }), fc.constantFrom('9', '24:00', '25:00', '9.5'));
const anything = fc.record({
  version: fc.nat(),
  anyTime: fc.boolean(),
  shifts: fc.array(fc.record({ days: fc.subarray([...DAYS]), from: scribble, to: scribble }), {
    maxLength: 6,
  }),
  specialisms: fc.subarray([...SPECIALISMS]),
  nations: fc.subarray([...JURISDICTIONS]),
  languages: fc.string({ maxLength: 60 }),
});

test('whatever is typed is kept, and either fits the schema of the file or is said to be wrong in a field of the form', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const trimmed = {
        ...given,
        languages: given.languages.trim(),
        shifts: given.shifts.map(({ days, from, to }) => ({ days, from: from.trim(), to: to.trim() })),
      };
      const sent = readTypedDetails(posted(fieldsOf(given)));
      expect(sent).toEqual(trimmed);
      const made = detailsOf(sent);
      if ('details' in made) {
        expect(adviserDetailsSchema.parse(made.details)).toEqual(made.details);
        return;
      }
      const fields = given.shifts.flatMap((_, index) =>
        ['mon', 'from', 'to'].map((part) => `shift-${index}-${part}`),
      );
      expect(Object.keys(made.problems).length).toBeGreaterThan(0);
      for (const field of Object.keys(made.problems))
        expect(['when-hours', 'languages', ...fields]).toContain(field);
    }),
    { numRuns: runs(300) },
  );
});

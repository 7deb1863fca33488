// Tests that changed figures, dates, phone numbers and duties are found, because editors must not miss them.
import { describe, expect, it } from 'vitest';
import { diffEditions, editionOf } from './edition-of.js';

describe('what is pointed out', () => {
  const signals = (before: string, after: string) =>
    diffEditions(editionOf([before]), editionOf([after])).changes[0]!.signals;

  it.each([
    [
      'a duty that became a wish',
      'You must refer the child to the team.',
      'You should refer the child to the team.',
      'duty',
      ['must'],
      ['should'],
    ],
    [
      'a date',
      'The rules of 1 May 2025 apply to children here.',
      'The rules of 3 June 2026 apply to children here.',
      'date',
      ['1 May 2025'],
      ['3 June 2026'],
    ],
    [
      'a phone number',
      'Ring the line on 0800 107 7057 at once.',
      'Ring the line on 0808 800 5000 at once.',
      'phone',
      ['0800 107 7057'],
      ['0808 800 5000'],
    ],
    [
      'an amount',
      'Guardians work in one third of all areas.',
      'Guardians work in two thirds of all areas.',
      'amount',
      ['one third'],
      ['two thirds'],
    ],
    [
      'an age',
      'This is for children aged 15 in care.',
      'This is for children aged 17 in care.',
      'age',
      ['aged 15'],
      ['aged 17'],
    ],
    [
      'a refusal',
      'The police may ask the child about this.',
      'The police may not ask the child about this.',
      'duty',
      ['may'],
      ['may not'],
    ],
  ] as const)('is %s', (_what, before, after, kind, was, is) => {
    expect(signals(before, after)).toContainEqual({ kind, before: was, after: is });
  });

  it.each([
    [
      'a page number',
      'The form is on page 180 of the guide.',
      'The form is on page 192 of the guide.',
      'age',
    ],
    ['what people manage', 'Teams manage 12 cases at a time.', 'Teams manage 15 cases at a time.', 'age'],
    ['what they return', 'Families return 3 forms by post.', 'Families return 5 forms by post.', 'age'],
    ['a bed that is missing', 'A bed was found for the child.', 'No bed was found for the child.', 'duty'],
    ['a count of nothing', 'There is a fee for the form.', 'There is no fee for the form.', 'duty'],
    ['a page of the guide', 'The form is on page 104.', 'The form is on page 105.', 'phone'],
    ['what is possible', 'The child is being moved.', 'The child may be being moved.', 'duty'],
    ['a likely sign', 'A missed call means this.', 'A missed call may be a signal of this.', 'duty'],
    ['no one', 'Someone came to the meeting.', 'No one came to the meeting.', 'duty'],
  ] as const)('does not include %s as an age or a duty', (_what, before, after, kind) => {
    expect(signals(before, after).map((signal) => signal.kind)).not.toContain(kind);
  });

  it('still includes a refusal that begins with “no”', () => {
    expect(signals('A child may be held there.', 'No child may be held there.')).toContainEqual(
      expect.objectContaining({ kind: 'duty', before: ['may'], after: ['no … may'] }),
    );
    expect(
      signals('A form is required for the child.', 'No form is required for the child.').map(
        ({ kind }) => kind,
      ),
    ).toContain('duty');
  });

  it('is nothing where a figure is only written otherwise, or a paragraph renumbered', () => {
    expect(
      signals(
        '1.1. Decide within 30 days, and tell the child and the guardian why.',
        '1.2 Decide within thirty days; then tell the child and the guardian why.',
      ),
    ).toEqual([]);
  });
});

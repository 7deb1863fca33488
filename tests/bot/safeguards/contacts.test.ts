// Tests that the phone numbers we give people are valid, dated and for the right nation.
import { describe, expect, it } from 'vitest';
import { contactSchema } from '../../../bot/model/messages/contact.js';
import { CONTACTS, contactsFor } from '../../../bot/safeguards/contacts.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';

const checkedDay = new Date('2026-11-25T09:00:00Z');
const idsOf = (contacts: readonly { id: string }[]) => contacts.map(({ id }) => id);

describe('contacts', () => {
  it.each([...JURISDICTIONS, undefined])('begin with 999 in %s', (jurisdiction) => {
    expect(contactsFor(jurisdiction, undefined, checkedDay)[0]).toMatchObject({ phone: '999' });
    expect(contactsFor(jurisdiction, 'in-danger', checkedDay)[0]).toMatchObject({ phone: '999' });
  });

  it('give the guardians’ line of England and Wales there and not in Scotland', () => {
    expect(idsOf(contactsFor('england', undefined, checkedDay))).toContain('ictg');
    expect(idsOf(contactsFor('scotland', undefined, checkedDay))).not.toContain('ictg');
  });

  it('give the Welsh helpline in Wales only', () => {
    const nations = JURISDICTIONS.filter((j) =>
      idsOf(contactsFor(j, undefined, checkedDay)).includes('live-fear-free'),
    );
    expect(nations).toEqual(['wales']);
  });

  it('leave out 101 when someone is in danger now', () => {
    expect(idsOf(contactsFor('england', 'in-danger', checkedDay))).not.toContain('police-non-emergency');
  });

  it('expire at midnight in London', () => {
    const due = CONTACTS.map((contact) => ({ ...contact, expiresOn: '2026-07-01' }));
    const expiredAt = (at: string) =>
      contactsFor('wales', undefined, new Date(at), due).map(({ expired }) => expired);
    expect(expiredAt('2026-06-30T22:59:00Z')).not.toContain(true);
    expect(expiredAt('2026-06-30T23:00:00Z')).not.toContain(false);
  });

  it('are marked once they expire, and stay', () => {
    expect(contactsFor('wales', undefined, checkedDay).every(({ expired }) => !expired)).toBe(true);
    const later = contactsFor('wales', undefined, new Date('2030-01-01T00:00:00Z'));
    expect(later.every(({ expired }) => expired)).toBe(true);
    expect(idsOf(later)).toEqual(idsOf(contactsFor('wales', undefined, checkedDay)));
  });

  it('do not hold the number of the line that closed', () => {
    expect(CONTACTS.map(({ phone }) => phone.replaceAll(' ', ''))).not.toContain('08001077057');
  });

  it('have Welsh words, if they come with the program', () => {
    expect(idsOf(CONTACTS.filter(({ welsh }) => !welsh))).toEqual([]);
  });

  it('cannot be written without a source or a date', () => {
    const [first] = CONTACTS;
    expect(contactSchema.safeParse({ ...first, source: undefined }).success).toBe(false);
    expect(contactSchema.safeParse({ ...first, expiresOn: '2020-01-01' }).success).toBe(false);
  });

  it.each([
    ['At any time, day or night', 'At any time, day or night.'],
    ['At any time, day or night. ', 'At any time, day or night.'],
    ['Is a child in danger now?', 'Is a child in danger now?'],
    ['Ask for “the duty worker.”', 'Ask for “the duty worker.”'],
  ])('say when to call in a whole sentence, so that the next one is apart: %s', (when, sentence) => {
    expect(contactSchema.parse({ ...CONTACTS[0], when }).when).toBe(sentence);
  });
});

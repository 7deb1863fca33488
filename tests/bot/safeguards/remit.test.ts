// Tests that practitioners who ask about a British child or an adult are shown where to get help. The
// guidance covers British children too.
import { describe, expect, it } from 'vitest';
import { CONTACTS } from '../../../bot/safeguards/contacts.js';
import { remitNote } from '../../../bot/safeguards/remit.js';

describe('the remit', () => {
  it.each([
    'british lad 15 doing county lines, are you the right people?',
    'Can a UK national be trafficked',
    'does the NRM take UK-born kids who are being groomed to sell drugs',
    'white british girl exploited in hotels - who leads',
    'the kid is not from abroad, county lines',
    'UK kid selling drugs for a gang',
    'Scottish teenager moved around to sell drugs',
  ])('shows where a British child’s case goes: %s', (text) => {
    const remit = remitNote(text);
    expect(remit?.note).toMatch(/apply|applies/u);
    expect(remit?.contacts).toContain('police-emergency');
    expect(CONTACTS.map(({ id }) => id)).toEqual(expect.arrayContaining(remit?.contacts ?? []));
  });

  it.each([
    'A 34 year old Romanian man has been working in a car wash without pay. How do I refer him to the NRM?',
    'hes 25 and never paid, can he be referred',
  ])('shows the helpline that also advises about adults: %s', (text) => {
    expect(remitNote(text)).toMatchObject({ name: 'adult', contacts: ['modern-slavery-helpline'] });
  });

  it.each([
    'albanian boy found at a cannabis farm',
    'is British Sign Language interpreting funded',
    'who pays for the english class of a UASC',
    'what is cuckooing',
    'My colleague is 34. When does training start?',
    'a girl of 15 with a 30 year old man who sells her, is that exploitation',
  ])('says nothing otherwise: %s', (text) => {
    expect(remitNote(text)).toBeUndefined();
  });
});

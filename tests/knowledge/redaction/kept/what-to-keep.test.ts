// Tests that helplines, reference numbers of official papers and shared mailboxes are kept, because answers
// contain them. Personal details that look similar are removed.
import { describe, expect, it } from 'vitest';
import { isRoleMailbox } from '../../../../knowledge/redaction/kept/what-to-keep.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

it.each([
  'nrm@homeoffice.gov.uk',
  'mash.referrals@kent.gov.uk',
  'kent.safeguarding@kent.gov.uk',
  'nationalageassessmentboard@homeoffice.gov.uk',
  'north.team@charity.com',
])('%s belongs to a role', (address) => {
  expect(isRoleMailbox(address)).toBe(true);
});

it.each([
  'julie@kent.gov.uk',
  'julie.hughes@kent.gov.uk',
  'esther.carroll@nhs.net',
  'mandeep@police.uk',
  'tara@brightcare.co.uk',
  'tara.kent@littlehampton.co.uk',
  'safeguarding@gmail.com',
  'office@zorvane.sch.uk',
  'safeguarding@zorvaneacademy.example',
])('%s may belong to a person or a school', (address) => {
  expect(isRoleMailbox(address)).toBe(false);
});

describe('a number that looks like a helpline, or like a paper', () => {
  it.each([
    ['DOB 03122009', '03122009'],
    ['born 08082009', '08082009'],
    ['CHI 0312091234', '0312091234'],
    ['CHI 0808091234', '0808091234'],
    ['CHI 031209 1234', '031209 1234'],
    ['account number 03471234', '03471234'],
    ['passport number 037654321', '037654321'],
    ['card 4443 0307 4624 2727', '4443 0307'],
    ['amex card 3782 0300 1234 567', '0300 1234'],
    ['IBAN GB62 NWBK 4599 0324 5093 48', '0324 5093'],
    ['IBAN NL91 ABNA 0800 1643 00', '0800 1643'],
    ['UAN 1212 0370 7243 7202', '0370 7243'],
    ['the car is CP54 LLG', 'CP54'],
    ['case ref CP40213', 'CP40213'],
    ['case ref: CP4021', 'CP4021'],
    ['file no CP-40213', 'CP-40213'],
    ['Case No: CP4021', 'CP4021'],
    ['File No. CP4021', 'CP4021'],
    ['Case Number CP4021', 'CP4021'],
    ['Case Ref CP4021', 'CP4021'],
    ['CASE REF CP4021', 'CP4021'],
    ['CASE ID: CP4021', 'CP4021'],
  ])('is removed from “%s”', (text, value) => {
    expect(redact(`The child is here. ${text}, she is 15.`).text).not.toContain(value);
  });

  it('is removed when the reader is sure of it, and when the reader is down', () => {
    const text = 'The one is 03122009 she said';
    const start = text.indexOf('0');
    const words = [{ start, end: start + 8, class: 'reference' as const, odds: 0.999 }];
    expect(redact(text, {}, { words, danger: -9, readTo: text.length }).text).not.toContain('03122009');
    expect(redact(text, {}, 'failed').text).not.toContain('03122009');
  });

  it.each([
    'Should I call 0300 123 4567 or 08000 121 700, or Childline on 0800 1111?',
    'Is 0808 800 5000 still the number of the NSPCC, and 0800 555 111 that of Crimestoppers?',
    'Ring (0303) 123 1113, +44 800 0121 700, 0845 602 0021 or 0808-800-5000 0300 303 8151 24/7',
    'Which case number 03001234567 do I call, the council number: 03001234567 or 08001077057?',
    'See HC 395, the Rules (HC 395) and Cm 9774. Case law: CP 225.',
    'What do HC 395, HC 1160, Cm 9774, CP 225 and HL 12 say?',
  ])('is kept in “%s”', (text) => {
    expect(redact(text).text).toBe(text);
    expect(redact(text, {}, 'failed').text).toMatch(/\d{3,4}/u);
  });
});

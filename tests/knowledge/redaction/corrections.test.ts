// Tests that a person’s correction of a redaction applies to the rest of their conversation.
import { beforeAll, describe, expect, it } from 'vitest';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import {
  asRemoved,
  freePseudonym,
  holdsWords,
  rememberMissed,
  takeOutMissed,
  withBrought,
} from '../../../knowledge/redaction/pseudonyms/corrections.js';
import { rememberPseudonyms, type Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../knowledge/redaction/redact.js';

const ASKED = 'Can Rushanara Bello stay with Tariq Mahmood?';

function freed(text: string, pseudonym: string, known: Pseudonyms = {}): Pseudonyms {
  const first = redact(text, known);
  const memory = rememberPseudonyms(known, first.redactions);
  const outcome = freePseudonym(memory, pseudonym);
  if (outcome === undefined || outcome === 'form') throw new Error(`Not freed: ${String(outcome)}.`);
  return outcome.known;
}

// Loads the lists for redaction before the tests.
beforeAll(() => void redact('Who?'), 120_000);

describe('words that aren’t personal', () => {
  it('stay from then on, and the others keep their number', () => {
    expect(redact(ASKED).text).toBe('Can [name 1] stay with [name 2]?');
    const known = freed(ASKED, '[name 1]');
    expect(redact(ASKED, known).text).toBe('Can Rushanara Bello stay with [name 2]?');
    expect(redact('RUSHANARA BELLO’s form, and Tariq Mahmood', known).text).toBe(
      'RUSHANARA BELLO’s form, and [name 2]',
    );
  });

  it('stay in a school’s name with a possessive inside it', () => {
    const text = 'Is she at St Mary’s School?';
    const known = freed(text, '[school 1]');
    expect(redact(text, known).text).toBe(text);
  });

  it('stay where the rules are strict, too', () => {
    const known = freed('Ring Qetsiyah Zmkr now', '[name 1]', {
      'name:qetsiyah zmkr': '[name 1]',
    });
    expect(redact('Can Qetsiyah Zmkr go?', known, 'failed').text).toBe('Can Qetsiyah Zmkr go?');
  });

  it('go where they are a part of a longer name', () => {
    const known = freed('I met Tariq today, Tariq is a child', '[name 1]', { 'name:tariq': '[name 1]' });
    expect(redact('Can Tariq Mahmood stay?', known).text).toMatch(/Can \[name \d\] stay\?/u);
  });

  it('leave their number to no one else', () => {
    const known = freed('Can Rushanara Bello stay?', '[name 1]');
    expect(redact('Can Tariq Mahmood stay?', known).text).toBe('Can [name 2] stay?');
  });

  it('stay in the memory when later messages are remembered', () => {
    const known = freed(ASKED, '[name 1]');
    const later = redact('And Amina Yusuf?', known);
    expect(redact(ASKED, rememberPseudonyms(known, later.redactions)).text).toContain('Rushanara Bello');
  });

  it.each([
    ['Her phone is 07700 900123', '[phone 1]'],
    ['Write to amina.yusuf@example.org', '[email 1]'],
    ['Her postcode is LU1 2AB', '[postcode 1]'],
    ['Her NHS number is 943 476 5919', '[NHS number 1]'],
  ])('never are those with a form: %s', (text, pseudonym) => {
    const memory = rememberPseudonyms({}, redact(text).redactions);
    expect(Object.values(memory)).toContain(pseudonym);
    expect(freePseudonym(memory, pseudonym)).toBe('form');
  });

  it.each([
    ['a street without a number', { 'address:mill lane': '[address 1]' }, '[address 1]'],
    ['a birthday', { 'date_of_birth:next tuesday': '[date of birth 1]' }, '[date of birth 1]'],
  ])('never are %s', (_, known, pseudonym) => {
    expect(freePseudonym(known as Pseudonyms, pseudonym)).toBe('form');
  });

  it('are no longer streets or birthdays that could once be put back', () => {
    const stored = { 'address:milllane': '-[address 1]', 'address:oaklane': '-[address 2]' };
    const known = asRemoved(stored);
    const { text, redactions } = redact('She lives in Oak Lane, not in Mill Lane.', known, 'failed');
    expect(text).toBe('She lives in [address 2], not in [address 1].');
    expect(freePseudonym(rememberPseudonyms(known, redactions), '[address 1]')).toBe('form');
    expect(redact('She lives at 14 Elm Lane.', known).text).toBe('She lives at [address 3].');
  });

  it('stay if they have hyphens', () => {
    const known = freed('Can Amina Bello-Khan stay?', '[name 1]');
    expect(Object.keys(known)).toContain('apart name:amina bello khan');
    const later = redact('Can Tariq Mahmood stay?', known);
    const outcome = freePseudonym(rememberPseudonyms(known, later.redactions), '[name 2]');
    expect(outcome).toMatchObject({ known });
  });

  it('are none where a pseudonym stands for nothing', () => {
    expect(freePseudonym({}, '[name 1]')).toBeUndefined();
    expect(freePseudonym(freed(ASKED, '[name 1]'), '[name 1]')).toBeUndefined();
  });
});

describe('words that were missed', () => {
  it('go from then on, however they are written', () => {
    const { known, type } = rememberMissed({}, 'the Lodge', []);
    expect(type).toBe('name');
    expect(redact('Is the lodge safe? The Lodge’s staff say so.', known).text).toBe(
      'Is [name 1] safe? [name 1]’s staff say so.',
    );
  });

  it('are the same with a possessive, and with one inside them', () => {
    const { known } = rememberMissed({}, 'Alex’s', []);
    expect(holdsWords('Alex is here', 'Alex’s')).toBe(true);
    expect(takeOutMissed('Alex is at Alex’s' as RedactedText, known)).toBe('[name 1] is at [name 1]’s');
    const school = rememberMissed({}, 'st mary’s school', []).known;
    expect(takeOutMissed('at St Mary’s School' as RedactedText, school)).toBe('at [name 1]');
  });

  it('are called an address if they are a town, and a name if they are also a person’s', () => {
    expect(rememberMissed({}, 'Swansea', []).type).toBe('address');
    expect(rememberMissed({}, 'Milton  Keynes', []).type).toBe('address');
    expect(rememberMissed({}, 'Florence', []).type).toBe('name');
    const { known } = rememberMissed({}, 'Swansea', []);
    expect(redact('She lives in Swansea.', known).text).toBe('She lives in [address 1].');
  });

  it('take along what a detail beside them holds, so that no word is left behind', () => {
    const { known } = rememberMissed({}, 'young Tariq', []);
    expect(redact('Can young Tariq Mahmood stay?', known).text).toMatch(/^Can \[name \d\] stay\?$/u);
  });

  it('leave a redacted text without changing anything else', () => {
    const { known } = rememberMissed({}, 'Alex', ['[name 4] and Alex']);
    const text = '[name 4] and Alex of Alexandria' as RedactedText;
    expect(takeOutMissed(text, known)).toBe('[name 4] and [name 5] of Alexandria');
  });

  it('never cut into a pseudonym', () => {
    const { known } = rememberMissed({}, 'name', []);
    expect(takeOutMissed('[name 1] has a name' as RedactedText, known)).toBe('[name 1] has a [name 1]');
    expect(holdsWords('[name 1] has one', 'name')).toBe(false);
  });

  it('may turn out not to be personal after all, and the other way round', () => {
    const { known } = rememberMissed({}, 'lodge', []);
    const outcome = freePseudonym(known, '[name 1]');
    if (outcome === undefined || outcome === 'form') throw new Error('Not freed.');
    expect(redact('the lodge', outcome.known).text).toBe('the lodge');
    const again = rememberMissed(outcome.known, 'lodge', []);
    expect(redact('the lodge', again.known).text).toBe('the [name 2]');
  });

  it('are removed under another number, where their own comes from another conversation', () => {
    const { known } = rememberMissed({}, 'the lodge', []);
    const brought = { 'name:kwame mensah': '[name 1]' };
    const joined = withBrought(known, brought);
    expect(redact('Kwame Mensah left the lodge', joined).text).toBe('[name 1] left [name 2]');
  });

  it('are found in a text of any length in time that grows with it', () => {
    const { known } = rememberMissed({}, 'Alex', []);
    const timeOf = (times: number) => {
      const began = performance.now();
      takeOutMissed('Alex a '.repeat(times) as RedactedText, known);
      return performance.now() - began;
    };
    timeOf(500);
    const short = timeOf(2_000);
    expect(timeOf(16_000)).toBeLessThan(Math.max(1_000, short * 32));
    expect(redact('Alex a '.repeat(500), known).text).toBe('[name 1] a '.repeat(500));
  });
});

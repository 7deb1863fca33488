// Tests that personal data is removed, and that similar-looking text is kept.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rememberPseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { readMarked, tally } from '../../../tools/training/messages/marked-text.js';

const redactionsOf = (text: string) => redact(text).redactions;
const redactedText = (text: string) => redact(text).text;

const setsOf = (kind: string) => readdirSync(`tools/training/messages/first-batches/${kind}`).sort();
const PERSONAL = setsOf('personal');
const ORDINARY = setsOf('ordinary');

/**
 * Types of personal data that rules cannot recognise by their form. The message reader finds them from the
 * surrounding text.
 */
const WITHOUT_FORM = ['name', 'school', 'address'];

describe('redaction by rules alone', () => {
  it('removes what has a form of its own', () => {
    const sentences = PERSONAL.flatMap(readMarked).map(({ text, spans }) => ({
      text,
      spans: spans.filter(({ type }) => !WITHOUT_FORM.includes(type)),
    }));
    expect(sentences.flatMap(({ spans }) => spans).length).toBeGreaterThan(450);
    const { recall, rightType, missed } = tally(sentences, redactionsOf);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.92);
    expect(rightType).toBeGreaterThanOrEqual(0.95);
  });

  it('removes listed names, and hardly anything that is not personal', () => {
    const { recall, precision, wrong } = tally(PERSONAL.flatMap(readMarked), redactionsOf);
    expect(recall).toBeGreaterThanOrEqual(0.7);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
    const ordinary = ORDINARY.flatMap(readMarked);
    expect(ordinary.length).toBeGreaterThan(700);
    expect(tally(ordinary, redactionsOf).wrong.length).toBeLessThanOrEqual(5);
  });

  it.each(PERSONAL)('takes nothing more out of %s the second time', (file) => {
    const again = readMarked(file).flatMap(({ text }) => redactionsOf(redactedText(text)));
    expect(again).toEqual([]);
  });

  it('counts a missed and a wrong span, so that the figures above can fail', () => {
    const marked = [{ text: 'Linh, 15', spans: [{ type: 'name' as const, text: 'Linh', start: 0, end: 4 }] }];
    expect(tally(marked, () => [])).toMatchObject({ recall: 0, precision: 1 });
    const whole = { text: 'Linh, 15', type: 'name' as const, start: 0, end: 8, pseudonym: '[name 1]' };
    expect(tally(marked, () => [{ ...whole, text: 'the whole sentence' }])).toMatchObject({ precision: 0 });
  });
});

describe('an airline’s booking', () => {
  it.each([
    ['BA2490, booking ref K7QX2M', 'BA2490, booking ref [case id 1]'],
    ['her ticket number: QXKMPL', 'her ticket number: [case id 1]'],
    ['PNR 8TQWLK, flight no BA2490', 'PNR [case id 1], flight no BA2490'],
  ])('is removed, the flight number is not: %s', (text, removed) => {
    expect(redact(text).text).toBe(removed);
  });

  it.each(['the booking number please', 'the booking ref system', 'booking no later than noon'])(
    'is not seen in ordinary words: %s',
    (text) => {
      expect(redact(text).text).toBe(text);
    },
  );
});

describe('a word that no list knows', () => {
  it.each([
    ['is a name after a title', 'Mrs Zorvane said no', 'Mrs [name 1] said no'],
    ['is a thing where a verb takes it', 'she takes zorvane daily', 'she takes zorvane daily'],
    ['is a slip where a letter makes a word of it', 'she had no recieved', 'she had no recieved'],
    [
      'is left alone where nobody is spoken of',
      'dose of zorvane for teenagers',
      'dose of zorvane for teenagers',
    ],
  ])('%s', (_what, text, wanted) => {
    expect(redactedText(text)).toBe(wanted);
  });

  it('is no name in a text of another language', () => {
    expect(redact('maen nhw wedi cymryd y ferch a dwi ddim yn gwybod ble mae hi nawr').redactions).toEqual(
      [],
    );
  });

  it('stays where an operation is called so, also when it is named again', () => {
    expect(redact('Operation Zorvane says 101. Ring and quote Zorvane for her').redactions).toEqual([]);
  });
});

describe('places of a child’s life', () => {
  it.each([
    ['GP: The Zorvane Surgery', 'GP: [school 1]'],
    ['she attends Zorvane Academy', 'she attends [school 1]'],
    ['he lives at 14 Zorvane Road', 'he lives at [address 1]'],
  ])('%s', (text, wanted) => {
    expect(redactedText(text)).toBe(wanted);
  });
});

describe('what is not anyone’s own place', () => {
  it.each([
    'However, the school has not told us anything.',
    'On Monday, the school rang us.',
    'The child was placed in Greater Manchester.',
    'He works in South London.',
    'A girl was trafficked from Lagos State.',
    'He came from Delhi India last year.',
    'Open from 3 febuary to 5 march.',
    'Under KCSIE, the school must tell us.',
    'Under Prevent, the school has a duty.',
    'Under the Hague Convention, the home country is asked.',
    'She comes from an Isle of Wight school.',
    'He was met at Heathrow Terminal 5.',
  ])('stays: %s', (text) => {
    expect(redactionsOf(text)).toEqual([]);
  });
});

describe('a public body, a meeting and a rank belong to no one, although people work there or attend', () => {
  it.each([
    'She attends Strategy Meeting tomorrow.',
    'He attends Strategy Discussion and Core Group.',
    'She attended a Child Protection Conference.',
    'He attends Rapid Review Meeting.',
    'My colleague works for Red Cross.',
    'He works for Citizens Advice.',
    'She works for Victim Support.',
    'He works at Trading Standards.',
    'She works for Barnardo’s Scotland.',
    'He works for Hope for Justice.',
    'Ask an agency called Frontex.',
    'There is a unit called the Single Competent Authority.',
    'The interview with Detective Constable is on Monday.',
    'Read Guns, Gangs and Money.',
  ])('stays: %s', (text) => {
    expect(redactionsOf(text)).toEqual([]);
  });
});

describe('a number of people is not a year of birth', () => {
  it.each(['The Home Office said 1350 children were referred.', 'School records show 1400 pupils.'])(
    'stays: %s',
    (text) => {
      expect(redactionsOf(text)).toEqual([]);
    },
  );
});

describe('pseudonyms', () => {
  it('keep age and nationality in place', () => {
    expect(redactedText('Blerta Hoxhaj, 15, from Vietnam')).toBe('[name 1], 15, from Vietnam');
  });

  it('give two people two numbers, and one person one', () => {
    expect(redactedText('Blerta Hoxhaj met Tuan Pham. Blerta is 15, Tuan 16.')).toBe(
      '[name 1] met [name 2]. [name 1] is 15, [name 2] 16.',
    );
  });

  it('stay with a person through a conversation, also in small letters', () => {
    const first = redact('my client Blerta Hoxhaj is 15');
    const known = rememberPseudonyms({}, first.redactions);
    expect(redact('can blerta see a doctor', known).text).toBe('can [name 1] see a doctor');
    expect(redact('and her friend Tuan Pham?', known).text).toBe('and her friend [name 2]?');
  });

  it('tell apart two people who share a name that was said alone first', () => {
    expect(redactedText('Ana called me. Ana Pop is 15. Ana Rusu brought her here.')).toBe(
      '[name 1] called me. [name 1] is 15. [name 2] brought her here.',
    );
    expect(redactedText('Ana called me. Ana Pop is 15. Ana Maria Pop is her full name.')).toBe(
      '[name 1] called me. [name 1] is 15. [name 1] is her full name.',
    );
  });

  it('stay with a number whose label is not repeated', () => {
    const known = rememberPseudonyms({}, redactionsOf('mosaic id 4456712'));
    expect(redact('any news on 4456712', known).text).toBe('any news on [case id 1]');
  });

  it('do not use a number again that the text already holds', () => {
    expect(redactedText('[name 1] asked about Tuan Pham')).toBe('[name 1] asked about [name 2]');
  });

  it('survive being stored as JSON', () => {
    const known = rememberPseudonyms({}, redactionsOf('Blerta Hoxhaj, 07700 900142'));
    const stored = JSON.parse(JSON.stringify(known)) as typeof known;
    expect(redact('ring Blerta on 07700900142', stored).text).toBe('ring [name 1] on [phone 1]');
  });
});

describe('the same data, however it is typed', () => {
  it.each([
    ['07700\u00a0900\u00a0142', 'no-break spaces'],
    ['0\u200b77\u200b00 900142', 'zero-width spaces'],
    ['０７７００ ９００１４２', 'full-width digits'],
    ['07700–900–142', 'en dashes'],
    ['07700\n900142', 'a line break'],
    ['٠٧٧٠٠ ٩٠٠١٤٢', 'Arabic digits'],
  ])('finds a telephone number with %s (%s)', (phone) => {
    expect(redactionsOf(`ring mum on ${phone} first`)).toMatchObject([{ type: 'phone', text: phone }]);
  });

  it.each(['Wiśniewski', 'Wis\u0301niewski', 'WIŚNIEWSKI'])('finds the name %s', (family) => {
    const found = redactionsOf(`referral for Bartosz ${family}, aged 16`);
    expect(found).toMatchObject([{ type: 'name', text: `Bartosz ${family}` }]);
  });

  it('finds a name in another script inside an English sentence', () => {
    expect(redactionsOf('the passport says 阮氏花 and her age is 15')).toMatchObject([{ text: '阮氏花' }]);
  });

  it('leaves a whole question in another script alone', () => {
    expect(redactionsOf('что такое согласие ребенка')).toEqual([]);
  });

  it('reads Cyrillic letters used for Latin ones', () => {
    expect(redactionsOf('nino QQ123456\u0421 on the slip')).toMatchObject([{ type: 'nino' }]);
  });
});

it.each([
  'Beth mae’r canllawiau’n ei ddweud am blant yng Ngogledd Iwerddon?',
  'Beth yw’r drefn yn yr Alban ac yn Lloegr?',
  'cenedl yr Alban',
  'Pwy sy’n gallu atgyfeirio plentyn i’r Mecanwaith Atgyfeirio Cenedlaethol?',
  'Beth os nad ydym yn siŵr o oed y person ifanc?',
  'asiantaeth Llu’r Ffiniau',
  'Beth nesaf?',
  'Beth wedyn? Beth arall ddylwn i ei wneud?',
  'Beth am blant sydd ar goll?',
  'Beth ddywedodd y canllawiau ar 3 Mawrth 2025?',
  'Beth ddywedodd eich canllawiau ar 3 Mawrth 2025?',
  'Beth ddywedodd ein polisi ar 3 Mawrth 2025?',
  'Beth a ddywedodd y canllawiau ar 3 Mawrth 2025?',
  'Beth ddywedodd ein cyfraith ar 3 Mawrth 2025?',
  'Dwi ddim yn siŵr beth i’w wneud nawr.',
])('keeps nations and the word for “what” in Welsh: %s', (text) => {
  expect(redactedText(text)).toBe(text);
});

it.each([
  ['DH 07700 900123 is her mobile', 'DH [phone 1] is her mobile'],
  ['Mum (DH: 07700 900123)', 'Mum (DH: [phone 1])'],
  ['DfE 07700900123', 'DfE [phone 1]'],
  ['DFE-00128-2025 and ISBN 978-1-4741-1234-5', 'DFE-00128-2025 and ISBN 978-1-4741-1234-5'],
])('keeps the number of a publication, not a phone number behind the same letters: %s', (text, redacted) => {
  expect(redactedText(text)).toBe(redacted);
});

it('still takes out the name Beth', () => {
  expect(redactedText('I told Beth I would call')).not.toContain('Beth');
  expect(redactedText('I met Beth Morgan on Monday')).not.toContain('Beth');
  expect(redactedText('Beth told me she is frightened')).not.toContain('Beth');
  expect(redactedText('Mae Beth nawr yn ddiogel.')).not.toContain('Beth');
  expect(redactedText('Siaradais i â Beth wedyn.')).not.toContain('Beth');
  expect(redactedText('Beth ddywedodd y gwir wrthyf.')).not.toContain('Beth');
  expect(redactedText('Beth a ddywedodd ein gwir ni wrthyf.')).not.toContain('Beth');
  expect(redactedText('Gwelais i Beth ar ôl yr ysgol, a siarad â Beth am hyn.')).not.toContain('Beth');
});

it.each([
  ['dob 13 May two thousand and nine', 'dob [date of birth 1]'],
  ['dob the thirteenth of May two thousand and nine', 'dob [date of birth 1]'],
  ['born on May 13 two thousand nine', 'born on [date of birth 1]'],
  ['born on May 13, twenty ten', 'born on [date of birth 1]'],
])('takes out the year of birth in words with the rest of the date: %s', (text, redacted) => {
  expect(redactedText(text)).toBe(redacted);
});

it.each([
  'Call 07700900123-07700900456',
  'Call 0161 496 0123/0161 496 0456 first',
  'Call 07700 900123/07700 900456',
  'Call (0131) 496 0000/0131 496 0001',
])('takes out two phone numbers that only a mark separates: %s', (text) => {
  for (const redacted of [redactedText(text), redact(text, {}, 'failed').text])
    expect(redacted.replace(/\[[a-z ]+\d\]/gu, '')).not.toMatch(/\d/u);
});

// Lists messages of the longest length allowed, each slow to read for a different reason. If you find a
// slower message, add it.

export interface LongMessage {
  name: string;
  text: string;
}

export function longMessages(length: number): LongMessage[] {
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const numbered = (word: string) =>
    Array.from({ length }, (_, n) => `${word}${n.toString(36)}`)
      .join(' ')
      .slice(0, length);
  const account = Array.from({ length: Math.ceil(length / 50) }, (_, n) => sentence(n)).join(' ');
  const question = ' Do I need his consent to refer him to the NRM?';
  return [
    { name: 'an account', text: account.slice(0, length) },
    { name: 'an account that asks', text: account.slice(0, length - question.length) + question },
    { name: 'two short words', text: fill('nrm a ') },
    { name: 'one term', text: fill('nrm ') },
    { name: 'one capital name', text: fill('Linh ') },
    { name: 'capitals', text: fill('Ab ') },
    { name: 'different words', text: numbered('') },
    { name: 'different slips', text: numbered('refferal') },
    { name: 'different names', text: numbered('Nam') },
    { name: 'dots', text: fill('.') },
    { name: 'different signs', text: signs(length) },
    { name: 'signs and letters', text: signs(length).replace(/.{50}/g, (run) => `${run.slice(1)}a`) },
    { name: 'exclamation marks', text: `${'!'.repeat(length - 1)}x` },
    { name: 'quotation marks to remove', text: `remove a${`!'`.repeat(length)}`.slice(0, length - 1) + 'x' },
    { name: 'spaces', text: `a${' '.repeat(length - 2)}b` },
    { name: 'commas', text: fill('a,') },
    { name: 'apostrophes', text: fill("it's ") },
    { name: 'handles', text: fill('@a ') },
    { name: 'streets', text: fill('12 High Street, ') },
    { name: 'half streets', text: fill('12 st ') },
    { name: 'schools', text: fill('at st albans primary school ') },
    { name: 'danger', text: fill('he is hurt now ') },
    { name: 'quotation marks', text: fill('“a” ') },
    { name: 'emoji', text: fill('😀') },
    { name: 'zero-width marks', text: fill('a\u200b') },
    { name: 'combining marks', text: fill('a\u0301') },
    { name: 'lines', text: fill('a\n') },
    { name: 'dates', text: fill('1/2/2010 ') },
    { name: 'digits', text: fill('1 2 ') },
    { name: 'another script', text: fill('محمد ') },
    { name: 'nations', text: fill('and in scotland? ') },
    { name: 'questions', text: fill('who can refer a child? ') },
  ];
}

/** Returns punctuation that almost never repeats itself, so that no earlier result can be reused. */
const signs = (length: number) =>
  Array.from({ length }, (_, n) => '.,;:!?()[]/-+=*&%$#"'[Math.floor(n * n * 0.618) % 20]).join('');

const WHO = [
  'The boy',
  'His aunt',
  'A man called the manager',
  'The older girl',
  'My colleague',
  'The driver',
];
const DID = [
  'said that he could not leave',
  'kept the passports in a drawer',
  'came back late and would not say why',
  'had a second phone',
  'asked for more money',
  'told the neighbour a different story',
  'was seen near the car wash',
];
const WHEN = ['last week', 'on Tuesday', 'in the spring', 'after school', 'before the visit'];

/** Returns one of 210 sentences, so that text of up to 16,000 characters never repeats itself. */
const sentence = (n: number) =>
  `${WHO[n % WHO.length]} ${DID[n % DID.length]} ${WHEN[n % WHEN.length]}, and we wrote it down.`;

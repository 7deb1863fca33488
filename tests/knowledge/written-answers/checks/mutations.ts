// Turns a true claim into false ones: another number, date, period, phone, duty, refusal, nation or body.

export const MUTATION_KINDS = [
  'number',
  'date',
  'period',
  'phone',
  'modal',
  'negation',
  'nation',
  'body',
] as const;
export type MutationKind = (typeof MUTATION_KINDS)[number];

export interface Mutation {
  kind: MutationKind;
  text: string;
}

const PHONE = /(?:\b0\d[\d ]{8,12}\d|\b999\b)/g;
const DATE =
  /\b(?:\d{1,2} )?(?:January|February|April|October|November|December) \d{4}\b|\b(?:19|20)\d{2}\b/g;
const COUNTS = 'one|two|three|five|six|ten|twenty|thirty|\\d+';
const PERIOD = new RegExp(
  `\\b(?:${COUNTS})[- ](?:working |continuous )?(?:hours?|days?|weeks?|months?|years?|minutes?)\\b`,
  'gi',
);
const NUMBER = /\b(?:\d{1,3}(?:,\d{3})+|\d+)\b/g;
const OTHER_COUNT: Record<string, string[]> = {
  one: ['two'],
  two: ['three'],
  three: ['six'],
  five: ['ten'],
  six: ['four'],
  ten: ['15', 'twelve'],
  twenty: ['thirty'],
  thirty: ['forty-five'],
};

const MODALS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:must|shall)\b(?! not)/, ['should', 'may', 'need not']],
  [/\bmust not\b/, ['should not', 'need not', 'may']],
  [/\bshould\b(?! not| never)/, ['must', 'may', 'is required to']],
  [/\bshould not\b/, ['must not', 'need not', 'may']],
  [/\bshould never\b/, ['must', 'may']],
  [/\bmay\b(?! not)/, ['must', 'should', 'shall']],
  [/\bcan\b(?! be called)/, ['must', 'should']],
  [/\bcannot\b|\bcan't\b/, ['can', 'need not']],
  [/\b(?:do|does) not (?:need|have) to\b|\bneed not\b/, ['must', 'must not', 'should', 'may not']],
  [/\bis not required\b/, ['is required']],
  [/\b(?:is|are) required to\b/, ['should', 'are not required to']],
  [/\b(?:have|has) to\b(?<!not (?:have|has) to)/, ['should', 'may', 'need not']],
  [/\b(?:is|are) expected to\b(?<!not expected to)/, ['must', 'may', 'are not expected to']],
  [/\b(?:is|are) entitled to\b/, ['must', 'are not entitled to', 'should']],
  [/\b(?:must|should) be\b/, ['is', 'will be']],
  [/\b(?:must|should|may) (?=(?!be\b)[a-z]+\b)/, ['will ']],
  [/\bmay only\b/, ['should only', 'must not']],
  [/\bought to\b/, ['must', 'may', 'ought not to']],
  [/\b(?:is|are) recommended\b/, ['is mandatory', 'is not recommended']],
];

const NEGATIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(must|should|may|can|will) (?!not|never)/, '$1 not '],
  [/\b(must|should|will) (?:not|never) /, '$1 '],
  [/\b(is|are) (?!not|no )(?!required to)/, '$1 not '],
  [/\b(is|are) not /, '$1 '],
  [/\bdoes not (\w+)/, '$1s'],
  [/\bdo not (\w+)/, '$1'],
  [/\bDo not use\b/, 'Use'],
  [/\bDo not confront\b/, 'Confront'],
  [/\bwithout\b/i, 'with'],
  [/\b(?:unless|Unless)\b/, 'if'],
  [/\bcannot\b|\bcan't\b/, 'can'],
];

const NATIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bEngland and Wales\b/, ['Scotland', 'Northern Ireland', 'the United Kingdom']],
  [/\bScotland\b(?!\))/, ['Wales', 'England', 'Northern Ireland']],
  [/\bIn Wales\b|\bin Wales\b/, ['in Scotland', 'in England']],
  [/\bNorthern Ireland\b/, ['Scotland', 'England']],
];
const ANOTHER_NATION: Record<string, string> = {
  england: 'Scotland',
  wales: 'Northern Ireland',
  scotland: 'England',
  'northern-ireland': 'Wales',
};

const BODIES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\blocal authorit(?:y|ies)\b/i, ['the police', 'Home Office', 'school']],
  [/\bpolice\b(?! station)/i, ['Border Force', 'local authority']],
  [/\bfirst responders?\b/i, ['social worker', 'solicitor']],
  [/\bcompetent authority\b/i, ['Crown Prosecution Service']],
  [/\bsocial workers?\b/i, ['police officers', 'solicitor']],
  [/\bguardians?\b/i, ['solicitor', 'foster carer']],
  [/\bchildren's social care\b/i, ['the police', 'the hospital']],
  [/\bdoctor\b/i, ['nurse', 'social worker']],
  [/\bteachers?\b/i, ['doctors', 'employers']],
  [/\bcourt\b/i, ['tribunal', 'police']],
  [/\b(?:Health and Social Care )?Trust\b/, ['Police Service', 'Education Authority']],
  [/\bHome Office\b/, ['Ministry of Justice', 'Salvation Army']],
  [/\bOfsted\b/, ['the Care Quality Commission', 'NSPCC']],
  [/\bNSPCC\b/, ["Barnardo's", 'Salvation Army']],
  [/\bDepartment for Work and Pensions\b|\bDWP\b/, ['Home Office', 'HMRC']],
  [/\bindependent reviewing officer\b/i, ['virtual school head', 'health visitor']],
  [/\binterpreters?\b/i, ['solicitor']],
  [/\bSecretary of State\b/, ['Lord Advocate', 'local authority']],
  [/\bschools?\b/i, ['hospitals']],
  [/\bAn adult\b/, ['A child']],
  [/\bHome Office\b/, ['local authority', 'Department for Education']],
  [/\bcourts?\b/i, ['Home Office', 'police']],
  [/\bOfsted\b/, ['The police', 'The NSPCC']],
  [/\bBorder Force\b/, ['The police', 'The council']],
  [/\bguardians?\b/i, ['foster carer', 'solicitor']],
  [/\bHealth and Social Care (?:Trust|Board)\b/, ['local authority', 'Home Office']],
  [/\bfoster carers?\b/i, ['social worker', 'guardian']],
];

/** Every false claim that can be made of this one, each changed in one place. */
export function mutate(claim: string, nations: readonly string[]): Mutation[] {
  const found: Mutation[] = [];
  const add = (kind: MutationKind, text: string) => text !== claim && found.push({ kind, text });
  const taken: [number, number][] = [];
  const each = (pattern: RegExp, visit: (words: string, replaced: (by: string) => string) => void) => {
    for (const { 0: words, index } of claim.matchAll(pattern)) {
      const end = index + words.length;
      if (taken.some(([from, to]) => index < to && end > from)) continue;
      taken.push([index, end]);
      visit(words, (by) => claim.slice(0, index) + by + claim.slice(end));
    }
  };
  each(PHONE, (words, by) => {
    add('phone', by(words === '999' ? '101' : words.replace(/\d(?=\D*$)/, otherDigit)));
    if (words !== '999') add('phone', by('0800 107 7057'));
  });
  each(DATE, (words, by) => {
    add('date', by(words.replace(/\d{4}/, (year) => String(Number(year) + 1))));
    if (/[A-Z]/.test(words)) add('date', by(words.replace(/[A-Z]\w+/, 'March')));
    if (/^\d{1,2} /.test(words))
      add('date', by(words.replace(/^\d+/, (day) => String((Number(day) % 27) + 1))));
  });
  each(PERIOD, (words, by) => {
    for (const count of otherCounts(words)) add('period', by(count));
    add('period', by(otherUnit(words)));
    if (words.includes('working ')) add('period', by(words.replace('working ', '')));
  });
  each(NUMBER, (words, by) => {
    for (const count of otherCounts(words)) add('number', by(count));
  });
  for (const [pattern, others] of MODALS)
    for (const other of others) add('modal', claim.replace(pattern, other));
  for (const [pattern, other] of NEGATIONS) add('negation', claim.replace(pattern, other));
  for (const [pattern, others] of NATIONS)
    for (const other of others) add('nation', claim.replace(pattern, other));
  if (nations.length < 4 && !/England|Wales|Scotland|Ireland/.test(claim))
    add('nation', `In ${ANOTHER_NATION[nations[0]!]!}, ${claim[0]!.toLowerCase()}${claim.slice(1)}`);
  for (const [pattern, others] of BODIES)
    for (const other of others) add('body', claim.replace(pattern, other));
  return found;
}

function otherDigit(digit: string): string {
  return String((Number(digit) + 3) % 10);
}

function otherCounts(words: string): string[] {
  const [count = ''] = new RegExp(`^(?:${COUNTS}|[\\d,]+)`, 'i').exec(words) ?? [];
  const rest = words.slice(count.length);
  const others = /^\d/.test(count)
    ? [String(Number(count.replaceAll(',', '')) + 2), String(Number(count.replaceAll(',', '')) * 10)]
    : OTHER_COUNT[count.toLowerCase()]!;
  return others.map((other) => other + rest);
}

function otherUnit(words: string): string {
  const units = ['hour', 'day', 'week', 'month', 'year'];
  return words.replace(/(minute|hour|day|week|month|year)(s?)$/, (_, unit: string, plural: string) => {
    return units[(units.indexOf(unit) + 1) % units.length]! + plural;
  });
}

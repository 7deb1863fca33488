// Finds a figure that the question assumes but the quoted guidance contradicts, such as "the 45-day period".
import type { Citation } from '../model/answer.js';
import { UNDER_HUNDRED, UNDER_TEN, wordValue } from '../text/number-words.js';
import { termsOf } from '../text/terms.js';

const HUNDREDS = `(?:a|${UNDER_TEN}) hundred(?: and ${UNDER_HUNDRED})?`;
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d+|${HUNDREDS}|${UNDER_HUNDRED})`;
/** Only units of the same kind can be compared. Working days are a different kind from days. */
const UNITS: Record<string, { kind: string; size: number }> = {
  hour: { kind: 'time', size: 1 / 24 },
  day: { kind: 'time', size: 1 },
  'working day': { kind: 'working time', size: 1 },
  week: { kind: 'time', size: 7 },
  month: { kind: 'long time', size: 1 },
  year: { kind: 'long time', size: 12 },
  mb: { kind: 'size', size: 1 },
  gb: { kind: 'size', size: 1000 },
  file: { kind: 'files', size: 1 },
  character: { kind: 'characters', size: 1 },
};
/** Matches "30 to 45 days" and "30–45 days". */
const RANGE = `(?:(${NUMBER})(?:(?<=\\d)\\s*-|\\s*[–—]|\\s+(?:to|or)\\b|(?<!hundred)\\s+and\\b)\\s*)?`;
const FIGURE = `${RANGE}(${NUMBER})[\\s-]*((?:(?:calendar|working|consecutive)[\\s-]+)?(?:hour|day|week|month|year|mb|gb|file|character)s?)(?![\\p{L}])`;

interface Figure {
  text: string;
  isRange: boolean;
  kind: string;
  amount: number;
  start: number;
  end: number;
}

export interface Premise {
  figure: Figure;
  /** The terms that show what the figure is about. */
  subject: string[];
}

/** A figure in the question that the quotes contradict, as written in the question and in the quote. */
export interface Contradiction {
  asked: string;
  quoted: string;
}

/** Words that are too vague to say what a figure is about. */
const VAGUE = new Set(
  termsOf(
    'period time limit deadline window timescale timeframe length rule maximum minimum long total full usual standard only least most decision request now new current need',
  ),
);
/** Matches text about a person rather than a rule: "she is 17 years", "he has been here 3 months". */
const OF_A_PERSON =
  /\b(?:he|she|they|it|boy|girl|child|kid|lad|client|victim|woman|man|pupil|son|daughter|mother|family|baby|yp)(?:['’]s|['’]ve|\s+(?:is|was|are|were|has|have|had|been|only|just|turned|turns|arrived|came|lived|worked|stayed|left))[\s\w]{0,24}$/i;
const NOT_A_RULE =
  /^\s*(?:ago|old|later|before|earlier|after(?: (?:he|she|they|we|i))?|pregnant|late|back|now|away)\b/i;

/** Leaves out figures that the question asks for, and those of the person’s own case. */
export function premisesOf(question: string): Premise[] {
  return figuresIn(question)
    .filter(({ isRange }) => !isRange)
    .map((figure) => ({ figure, subject: subjectOf(question, figure) }))
    .filter((premise): premise is Premise => premise.subject !== undefined);
}

const STOPS =
  /[.,;:?!()]|\b(?:and|but|so|since|because|as|if|when|which|that|does|do|did|can|could|should|what|who|how|why|where)\b/i;
const BELIEF =
  /\b(?:is|are|was|lasts?|takes?|runs?(?: for)?|(?:valid|granted|given|allowed|issued|kept|open) for|of|within|allows?|be|being|has to be|must be|have|has|get|gets|until|after|every)\s*(?:the |a |an |only |just |at least |at most |up to |about |around |still |now |exactly |a maximum of |a minimum of |first )*$/i;

function subjectOf(question: string, figure: Figure): string[] | undefined {
  const before = question.slice(0, figure.start);
  const after = question.slice(figure.end);
  if (NOT_A_RULE.test(after) || OF_A_PERSON.test(lastClause(before))) return undefined;
  const subjects = [];
  // In "the 45-day recovery period", the words after the figure say what it is about.
  if (/\b(?:the|a|an|this|that|their|our|its)\s+(?:full |usual |standard |whole |new |old )?$/i.test(before))
    subjects.push(firstClause(after));
  // Matches "the recovery period is 45 days" and "we have 45 days to appeal".
  if (BELIEF.test(before)) subjects.push(lastClause(before), firstClause(after));
  const [subject] = subjects
    .map((words) => [...new Set(termsOf(words).filter((term) => !VAGUE.has(term) && !/^\d/.test(term)))])
    .filter((terms) => terms.length >= 1 && terms.length <= 8);
  return subject;
}

function lastClause(text: string): string {
  return text.split(new RegExp(STOPS.source, 'gi')).at(-1)!;
}

function firstClause(text: string): string {
  return text.split(new RegExp(STOPS.source, 'gi'))[0]!;
}

/** A range gives 2 figures. A number in the middle of a longer number does not count. */
const FIGURES = new RegExp(
  `(?<![\\p{L}\\d.,£/]|\\p{L}-|(?:hundred|thousand)[\\s-]+(?:and\\s+)?)${FIGURE}`,
  'giu',
);

function figuresIn(text: string): Figure[] {
  return [...text.matchAll(FIGURES)].flatMap((match) => {
    const [written, from, to, unit] = [match[0], match[1], match[2]!, match[3]!.toLowerCase()];
    const name = unit
      .replace(/s$/, '')
      .replace(/[\s-]+/g, ' ')
      .replace(/^(?:calendar|consecutive) /, '');
    const { kind, size } = UNITS[name] ?? UNITS[name.replace('working ', '')]!;
    return (from === undefined ? [to] : [from, to]).map((number) => ({
      text: written,
      isRange: from !== undefined,
      kind,
      amount: valueOf(number) * size,
      start: match.index,
      end: match.index + written.length,
    }));
  });
}

function valueOf(number: string): number {
  if (/\d/.test(number)) return Number(number.replace(/,/g, ''));
  return number
    .split(/[ -]/)
    .reduce((sum, word) => (/^hundred$/i.test(word) ? Math.max(sum, 1) * 100 : sum + wordValue(word)), 0);
}

/**
 * Missing a contradiction is better than reporting a false one. The quoted sentence must be about the same
 * subject and have only one figure of that kind, and no quote may contain the person's figure. Only current
 * guidance is used.
 */
export function contradictionIn(
  question: string,
  citations: readonly Pick<Citation, 'quote' | 'document'>[],
): Contradiction | undefined {
  for (const { figure, subject } of premisesOf(question)) {
    const same = (other: Figure) => other.kind === figure.kind;
    const inAny = citations.some(({ quote }) =>
      figuresIn(quote).some((other) => same(other) && other.amount === figure.amount),
    );
    if (inAny) continue;
    for (const { quote, document } of citations) {
      if (document.standing !== 'current') continue;
      for (const sentence of sentencesOf(quote)) {
        const figures = figuresIn(sentence).filter(same);
        const terms = new Set(termsOf(sentence));
        const [quoted] = figures;
        if (figures.length === 1 && isOf(subject, terms) && !isOfAnother(question, sentence, quoted!))
          return { asked: figure.text, quoted: quoted!.text };
      }
    }
  }
  return undefined;
}

/** For a short subject, all terms must match. For a longer one, 1 term may be missing. */
function isOf(subject: readonly string[], terms: ReadonlySet<string>): boolean {
  const missing = subject.filter((term) => !terms.has(term)).length;
  return missing <= (subject.length >= 4 ? 1 : 0);
}

/** Matches a word that tells one meeting or decision from another: “the second review”. */
const WHICH_ONE =
  /\b(?:first(?! responder|\s+\d)|second|third|fourth|initial|next|further|final|subsequent|another)\b/giu;
const WITH_A_DEADLINE =
  /\b(?:discussion|conference|visit|review|meeting|interview|assessment|report|appeal|application|plan|referral|request|notification|hearing|complaint)s?\b/iu;

/** True for a figure about another event: the first of several, or a discussion before the one asked about. */
function isOfAnother(question: string, sentence: string, { start }: Figure): boolean {
  const asked = new Set(termsOf(question));
  // If the figure comes first, its event is in the next clause: “Within 15 days of the discussion, a conference …”.
  const before = sentence
    .slice(0, start)
    .split(/[.,;:]/u)
    .at(-1)!;
  const clause = /\p{L}{3}.*\p{L}{3}/u.test(before.replace(/\bwithin\b/iu, ''))
    ? before
    : (sentence.slice(start).split(',')[1] ?? '');
  const [head] = WITH_A_DEADLINE.exec(clause) ?? [];
  const which = clause.match(WHICH_ONE) ?? [];
  return [...which, ...(head ? [head] : [])].some((word) => termsOf(word).some((term) => !asked.has(term)));
}

function sentencesOf(quote: string): string[] {
  return quote.split(/(?<=[.;!?])\s+|\n+|\s…\s/);
}

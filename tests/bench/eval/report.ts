// Prints scores and misses for an editor: first the figures, then the misses, with the most frequent cause
// first.
import { WHYS, type Miss, type Why } from './find-misses.js';
import type { Evaluation, Listed } from './evaluate.js';

const LINE = 108;
const QUOTE = 220;

const FIGURES: Readonly<Record<string, string>> = {
  n: 'questions',
  answered: 'answered',
  askedBack: 'asked back',
  recallIn1000Words: 'wanted words within the first 1,000 found',
  recallIn400Words: 'wanted words within the first 400 found',
  passageRecallAt5: 'wanted words within five passages',
  passageRecallAt10: 'wanted words within ten passages',
  mrrAt10: 'mean reciprocal rank, ten passages',
  citedAt1: 'first citation has the wanted words',
  citedAt3: 'cited within three',
  quotedAt3: 'the sentence itself shown within three',
  quoteWords: 'words of a quote, median',
  abstained: 'kept silent',
  exactInPassage: 'stand word for word in their passage',
  unknownDocument: 'name an unknown document',
  nearly: 'stand nearly word for word in their document',
  recall: 'found',
  falseAlarms: 'false alarms',
  spans: 'details to take out',
  precision: 'of what was taken out, rightly',
  rightType: 'named rightly',
  redactedByMistake: 'redacted by mistake',
  p50: 'milliseconds, median',
  p95: 'milliseconds, 95th percentile',
  max: 'milliseconds, longest',
  embedP50: 'of these the embedding, median',
  timesEmbedding: 'times the embedding, median',
};

const SECTIONS: Readonly<Record<string, string>> = {
  answerable: 'Questions with an answer',
  unanswerable: 'Questions without an answer',
  quotes: 'Quotes shown',
  urgency: 'Messages of danger',
  personalData: 'Messages with personal data',
  lookalikes: 'Messages that only look so',
  ms: 'Time',
};

const ADVICE: Record<Why, readonly [title: string, advice: string]> = {
  failed: ['The answer failed', 'Run `npm run ctac -- doctor`, then ask again.'],
  'asked-back': [
    'The nation was asked for',
    'Give the line a "jurisdiction", or say in the question which nation is meant.',
  ],
  'document-missing': [
    'The document is not in the live release',
    'Take it in with `npm run ctac -- ingest FOLDER --publish`, or correct the name under "doc".',
  ],
  'words-missing': [
    'The document is live, but the wanted words do not stand in it',
    'It may have changed: look at it in the library, and bring the wanted quote up to date.',
  ],
  'not-found': [
    'The words stand in the release and were not found',
    'See which words the question and the passage use; an entry in knowledge/model/glossary.json may join them.',
  ],
  'not-said': [
    'Found, but not said: the confidence was too low',
    'If many questions stand here, the calibration is too careful for this guidance.',
  ],
  'found-too-low': [
    'Found, but below what is quoted',
    'Compare with what was shown: it may answer too; then add it under "alternatives".',
  ],
  'sentence-not-shown': [
    'The right passage is cited, another sentence of it is shown',
    'A person finds it with “Show the passage”.',
  ],
  'answered-anyway': [
    'Answered although no answer was expected',
    'Read what was shown. If it does answer, give the line its "gold".',
  ],
  'danger-missed': [
    'Danger was not seen',
    'Tell the developers the kind of danger, never the message itself.',
  ],
  'false-alarm': [
    'A calm message was taken for danger',
    'Tell the developers what made it sound so, never the message itself.',
  ],
  'left-in': ['Personal data was left in', 'Tell the developers its kind.'],
  'taken-out': ['Taken out although it is no personal data', 'Tell the developers its kind.'],
};

export function describeEvaluation({ scores, misses, listed, release }: Evaluation): string {
  const sections = Object.entries(scores).flatMap(([name, score]) => (score ? [section(name, score)] : []));
  return [
    `Asked of release ${release}.`,
    ...sections,
    ...WHYS.flatMap((why) => missesOf(why, misses)),
    ...(listed.length
      ? [`Nothing was expected of these; this is what they got:\n\n${listed.map(answerOf).join('\n\n')}`]
      : []),
    misses.length ? '' : 'Nothing was missed.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function section(name: string, score: object): string {
  const rows = Object.entries(score).flatMap(([figure, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return nested(figure, value);
    return [row(figure === 'n' && name === 'quotes' ? 'quotes' : (FIGURES[figure] ?? figure), value)];
  });
  return `${SECTIONS[name] ?? name}\n${rows.join('\n')}`;
}

function nested(figure: string, value: object): string[] {
  return Object.entries(value).map(([part, score]: [string, unknown]) => {
    if (figure === 'byScope') return row(`kept silent, ${part}`, score);
    const { n, recallIn400Words, citedAt3 } = score as Record<string, number>;
    return `  ${`of kind ${part}`.padEnd(46)} ${String(n).padStart(5)}  in 400 words ${shownNumber(recallIn400Words)}, cited ${shownNumber(citedAt3)}`;
  });
}

function row(name: string, value: unknown): string {
  return `  ${name.padEnd(46)} ${shownNumber(value)}`;
}

function shownNumber(value: unknown): string {
  if (typeof value !== 'number') return '    –';
  return (Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(value > 10 ? 1 : 3)).padStart(
    5,
  );
}

function missesOf(why: Why, misses: readonly Miss[]): string[] {
  const those = misses.filter((miss) => miss.why === why);
  if (!those.length) return [];
  const [title, advice] = ADVICE[why];
  const heading = `${title}: ${those.length}`;
  return [`${heading}\n${'-'.repeat(heading.length)}\n${advice}\n\n${those.map(describeMiss).join('\n\n')}`];
}

function describeMiss({ id, question, wanted, rank, instead }: Miss): string {
  const lines = [`${id}: ${cut(question, QUOTE)}`];
  if (wanted) lines.push(`  wanted ${from(wanted.document)}“${cut(wanted.words, QUOTE)}”`);
  if (rank !== undefined) lines.push(`  it stands in passage ${rank} of those found`);
  instead.forEach((one, n) =>
    lines.push(`  ${n ? '       ' : 'instead'} ${from(one.document, one.section)}“${cut(one.words, QUOTE)}”`),
  );
  return lines.flatMap((line) => wrapped(line)).join('\n');
}

function answerOf({ id, question, outcome, instead }: Listed): string {
  return describeMiss({ id, question: `${question} (${outcome})`, why: 'failed', instead }).replace(
    /^ {2}instead/m,
    '  answer ',
  );
}

function from(document?: string, section?: string): string {
  if (!document) return '';
  return `[${document}${section ? `, ${section}` : ''}] `;
}

/**
 * Shortens text to one line without control characters. The text comes from strangers, and control characters
 * could take over the terminal.
 */
function cut(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '�').trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

function wrapped(line: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > LINE) {
    const space = rest.lastIndexOf(' ', LINE);
    if (space < 20) break;
    lines.push(rest.slice(0, space));
    rest = `          ${rest.slice(space + 1)}`;
  }
  return [...lines, rest];
}

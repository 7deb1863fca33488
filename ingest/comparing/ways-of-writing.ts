// Words, punctuation and layout that can be written in several ways with the same meaning. For each row,
// tests/ingest/comparing/ways-of-writing.jsonl has a change that looks similar but changes the meaning.
import { isKnownWord } from './typing-errors.js';

/** Text that matches `written` is replaced with `to`. */
type Way = readonly [written: RegExp, to: string | ((match: string, ...groups: string[]) => string)];

/** A list item, only in lower case: a name in capitals may explain the word before it instead. */
const ITEM = String.raw`(?!(?:in|on|at|to|by|for|from|with|without|who|which|that|where|when|if|unless|only|not|including|is|are|was|were|has|have|must|should|may|will|can|cannot|do|does)\b)[a-z][a-z'’-]*`;
const items = (first: string, each: string) =>
  new RegExp(
    `(${first}(?:, ${each}${ITEM}(?: ${ITEM}){0,2}){1,12}), (and|or)(?= ${each}${ITEM}(?: ${ITEM}){0,3}(?:[.,;:)\\n]|$))`,
    'g',
  );

const PLAIN_START = '(?:the|an?|this|these|each|every|it|they|you|we|do|children|adults|staff)';
const VERB = '(?:is|are|was|were|has|have|must|should|may|will|can|cannot|do|does)';
/** A clause that limits nothing and introduces nothing. */
const PLAIN_CLAUSE = String.raw`${PLAIN_START}\b(?=[^.;:,\n]*\b${VERB}\b)(?:(?!\b(?:if|when|where|whether|while|unless|until|before|after|only|except|in|for|because|so|following)\b)[^.;:,\n])+`;

/** The owner in a copyright line: a name and "copyright". Other words may say what the year means. */
const OWNER = String.raw`(?:Crown )?(?:[Cc]opyright )?(?:(?:(?:\p{Lu}\p{Ll}+|of|and|the) ){1,6}(?:Council|Government|Office|Trust|University) )?(?:[Cc]opyright )?`;

/** Replacements for text as printed, before case and numbering are removed. */
export const PRINTED: readonly Way[] = [
  [/\[ ?\]|[☐□❏]/gu, ''],
  // Only before a list item. Elsewhere, the letter may be a name: "category: (a) or (d)".
  [/(?<=[:;] (?:and |or )?)\((?:[a-z]|[ivx]{1,5}|\d{1,2})\) (?=\p{L})(?!(?:and|or|to|only|if|with)\b)/gu, ''],
  // A footnote mark has no space before it, so "Item [3]" is not one. "MS[2]" may be the name of a form.
  [/(?<=[\p{Ll}.,;!?)”"’])\[\d{1,3}\](?=[\s.,;:)]|$)/gu, ''],
  [/(?<=[\p{Ll}.,;!?)”"’])(?<!\b[ckm]?m)[¹²³⁰⁴-⁹]+/gu, ''],
  [new RegExp(String.raw`(?<=© ?${OWNER}\[?)\b(?:19|20)\d\d\b`, 'gu'), ''],
  [/(?:(?<=\S) {2,}|^)page \d+(?: of \d+)?$/gim, ''],
  [
    /\b(\p{Ll}+)-\n(\p{Ll}+)\b/gu,
    (_, start, end) => (start !== 're' && isKnownWord(start + end) ? start + end : `${start}-${end}`),
  ],
  [items(String.raw`\bthe ${ITEM}(?: ${ITEM}){0,2}`, 'the '), '$1 $2'],
  [items(String.raw`(?<!\bthe )\b${ITEM}`, ''), '$1 $2'],
  [new RegExp(String.raw`; (?<=(?:^|[.!?\n] ?)${PLAIN_CLAUSE}; )(?=${PLAIN_CLAUSE}(?:[.\n]|$))`, 'gi'), '. '],
];

const FIGURE = String.raw`(?:£|\d|a (?:third|quarter|half)\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|forty)\b)`;
const NATION = '(?:england|wales|scotland|northern ireland)';
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const DAY = '((?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day|nesday|urday)?)';
const dayOf = (short: string) => DAYS.find((day) => day.startsWith(short.slice(0, 3)))!;
const MODAL = '(?:must|should|may|will|can)';
/** Does not match “no parent”: “no parent is required to consent” does not mean “no parent must consent”. */
const PLAIN_SUBJECT = String.raw`(?:^|[.!?\n] ?)(?:the|an?|every|each|all|staff|you|they) (?:\w+ ){0,4}`;
const DENIAL = String.raw`\b(?:no|not|never|nor|neither|none|nobody|nothing|nowhere|cannot|few|rare|rarely|hardly|barely|scarcely|seldom|without|unless|false|untrue|wrong)\b`;
const UNIT = '(?:hour|day|week|month|year)';

/** Replacements for text from `foldForComparing`. Each row is applied to the result of the rows above it. */
export const FOLDED: readonly Way[] = [
  [/\b(the|an?|of|to|and|is|be|for|with|or|at) \1(?![\w'-]|\.\w)/g, '$1'],
  [/'ll\b/g, ' will'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/\bi'm\b/g, 'i am'],
  [/\blet's\b/g, 'let us'],
  [/\b(he|she|it|that|there|here|what|who|where)'s\b(?! (?:been|got|had)\b)/g, '$1 is'],
  [/\b(children|women|men)s'?(?![\w'])/g, "$1's"],
  [/\bcan not\b(?! (?:only|merely|just|simply)\b)/g, 'cannot'],
  [/\be\.?g\b\.?,?|\bfor (?:example|instance),?/g, 'for example'],
  [/\bi\.?e\b\.?,?/g, 'that is,'],
  [/\bapprox\b\.?/g, 'approximately'],
  [/\bincl\b\.?/g, 'including'],
  [/\bdept\b\.?/g, 'department'],
  [/\bgovt\b\.?/g, 'government'],
  [/\btel\b\.?|\btelephone\b/g, 'phone'],
  [/\b(?:call|ring|phone)(?= (?:(?:the (?:\w+ ){1,3})?on )?(?:999|101|111|112|0\d))/g, 'call'],
  [/(?<=\d ?)hr(?=s?\b)/g, 'hour'],
  [/(?<=\d ?)min(?=s?\b)/g, 'minute'],
  [/\be-mail/g, 'email'],
  [/\bon-line\b/g, 'online'],
  [/\bweb[- ]site/g, 'website'],
  [/\bwell[- ]being\b/g, 'wellbeing'],
  [/\bcase[- ]worker/g, 'caseworker'],
  [/\b(whil|among|amid)st\b/g, (_, word) => (word === 'whil' ? 'while' : word)],
  [/\btowards\b/g, 'toward'],
  [/\bupon\b/g, 'on'],
  [/\b(behavi|lab|neighb|fav|col|hon|harb)or/g, '$1our'],
  [/\bcenter/g, 'centre'],
  [/\b(def|off)ense/g, '$1ence'],
  [/\b(licen|practi)s(?=e[sd]?\b|ing\b)/g, '$1c'],
  [/\bprogram(?=s?\b)/g, 'programme'],
  [/\b(travel|label|counsel|cancel|model|signal)l(?=ed|ing|er|or)/g, '$1'],
  [/\b(enrol|fulfil)l(?=\b|s\b)/g, '$1'],
  [/\badvisor/g, 'adviser'],
  [/\bjudgement/g, 'judgment'],
  [/\bfocuss(?=ed|ing)/g, 'focus'],
  [/\blearnt\b/g, 'learned'],
  [/\b(anal|paral)yz/g, '$1ys'],
  // Only at the start of a clause. Elsewhere, "to" may belong to a verb: "ask the child to wait".
  [/(?<=(?:^|[.;:\n]) ?)(?:in order|so as) to\b/g, 'to'],
  [/\bprior to\b/g, 'before'],
  [/\bsubsequent to\b/g, 'after'],
  [/\bin the event that\b/g, 'if'],
  [/\bdue to the fact that\b/g, 'because'],
  [/\b(utilis|utiliz)(?=e|ing)/g, 'us'],
  [/(?<!\bmissing )\bpersons\b/g, 'people'],
  [
    new RegExp(
      `(?<=${PLAIN_SUBJECT})(?:is|are) required to\\b(?<!${DENIAL}[^]*)(?![^]*(?<!\\bwho do(?:es)? )${DENIAL})`,
      'g',
    ),
    'must',
  ],
  [/(?<!\b(?:i|we) )\bshall\b/g, 'must'],
  [new RegExp(`\\b(?:(?:not|no) (?:less|fewer) than|a minimum of)(?= ${FIGURE})`, 'g'), 'at least'],
  [new RegExp(`\\b(?:(?:not|no) more than|a maximum of)(?= ${FIGURE})`, 'g'), 'at most'],
  [/\bthe age of (\d{1,2})(?![\w.-]| (?:day|week|month|year))/g, '$1 years old'],
  [
    /\b(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b(?:\.(?=[ ,;]|$))?/g,
    (_, hour, minutes, half) => time(hour, minutes, half),
  ],
  [
    /(?<![\d:.])([01]\d|2[0-3]):([0-5]\d)(?![\d:]| ?[ap]\.?m)/g,
    (as, hour, minutes) => timeOfDay(as, hour, minutes),
  ],
  [
    new RegExp(`\\b${DAY} ?(?:-|to) ?${DAY}\\b(?! (?:is|are|was|${MODAL})\\b)`, 'g'),
    (_, from, until) => `${dayOf(from)} to ${dayOf(until)}`,
  ],
  [/(?<=\d[ap]m)( ?)-\1(?=\d)/g, ' to '],
  // A number that starts with 0 may be a phone number.
  [/(?<![\w./-])(?!0\d)(£?\d[\d,.]{0,6}%?)( ?)-\2(?=£?\d[\d,.]{0,6}%?(?![\d/-]))/g, '$1 to '],
  [new RegExp(`(?<=(?:\\d|once|twice|times|hours?|pence|pounds)) an?(?= ${UNIT}\\b)`, 'g'), ' per'],
  [/\bper annum\b/g, 'per year'],
  [new RegExp(`,(?<=(?:^|[.\\n] ?)in ${NATION}(?: and ${NATION})?,)(?! (?:and|or|${NATION})\\b)`, 'g'), ''],
  [
    new RegExp(
      `,(?<=(?:^|[.\\n] ?)(?:if|where|when|in|during|at|after|before|once|for)\\b[^.,;:\\n]{1,80},)(?= (?:the (?:\\w+ ){1,2}|you |they )${MODAL}\\b)`,
      'g',
    ),
    '',
  ],
  [new RegExp(`(, (?:if|where|when) \\w+)(?= ${MODAL}\\b)`, 'g'), '$1,'],
];

/** Gives "9.00am", "9:00 am" and "9am" the same form, and "17:30" the same form as "5:30pm". */
function time(hour = '', minutes = '00', half = ''): string {
  return `${Number(hour)}${minutes === '00' ? '' : `:${minutes}`}${half}m`;
}

/** Leaves "10:30" as printed, because it may mean the evening if the text uses a 12-hour clock. */
function timeOfDay(printed: string, hour: string, minutes = ''): string {
  if (hour > '12') return time(String(Number(hour) - 12), minutes, 'p');
  return hour.startsWith('0') && hour > '00' ? time(hour, minutes, 'a') : printed;
}

export function inOneWay(text: string, ways: readonly Way[]): string {
  // TypeScript has no overload of `replace` that accepts both a string and a function.
  return ways.reduce((left, [written, to]) => left.replace(written, to as string), text);
}

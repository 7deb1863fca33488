import { parseDay } from '../../../../bot/model/governance/parse-day.js';
import { fieldFault } from '../../../../ingest/model/field-wording.js';
import { noteWordsSchema, type NoteWords } from '../../../../ingest/model/practice-note.js';
import type { Authority, Jurisdiction } from '../../../../knowledge/model/source.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { authorityIn, nationIn, nationsIn } from '../../design/fields.js';
import type { Posted } from '../../security/post-guard.js';
import { noteWording } from '../wording/note-wording.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';

const said = noteWording.problems;

export interface TypedNote {
  title: string;
  nations: readonly Jurisdiction[];
  authority: Authority;
  /** One source on each line: the title, then the web address. */
  sources: string;
  verifiedOn: string;
  /** The person responsible for the note. Absent if the form had no such field. */
  owner?: string;
  reviewOn?: string;
  body: string;
  /** The saved version that this text is based on. 0 for a new note. */
  version: number;
  fromDraft?: string;
  /** The ids of the answers to the questions that the note is about. */
  questions: readonly string[];
  /** True to mark those questions as dealt with when the note is saved. */
  putAway: boolean;
  question: string;
  questionNation?: Jurisdiction;
  golden: boolean;
  find: string;
  /** The search whose results the page showed. Empty if it showed none. */
  searched: string;
  /** Identifies the personal details that the writer has already been warned about. */
  looked: string;
  /** The cursor's position, where citations are inserted. Without JavaScript, they are added at the end. */
  caret?: number;
}

export type NoteField = 'title' | 'nations' | 'sources' | 'verifiedOn' | 'owner' | 'reviewOn' | 'body';

export interface FieldProblem {
  field: NoteField;
  text: string;
}

export function readTypedNote(posted: Posted): TypedNote {
  const text = (field: string) => posted.field(field) ?? '';
  const line = (field: string) => text(field).trim();
  const given = (field: 'owner' | 'reviewOn') =>
    posted.field(field) === undefined ? {} : { [field]: line(field) };
  const caret = Number(line('caret') || NaN);
  const fromDraft = line('draft');
  const questionNation = nationIn(line('question-nation'));
  return {
    title: line('title'),
    nations: nationsIn(posted),
    authority: authorityIn(line('authority')) ?? 'practice-note',
    sources: text('sources'),
    verifiedOn: line('verified'),
    body: text('text'),
    version: Number.parseInt(line('version'), 10) || 0,
    questions: line('questions').split(' ').filter(Boolean),
    putAway: posted.field('put-away') !== undefined,
    question: line('question'),
    golden: posted.field('golden') !== undefined,
    find: line('find'),
    searched: line('searched'),
    looked: line('looked'),
    ...given('owner'),
    ...given('reviewOn'),
    fromDraft: fromDraft || undefined,
    questionNation,
    ...(Number.isInteger(caret) && { caret }),
  };
}

export function emptyNote(today: string): TypedNote {
  return {
    title: '',
    nations: [],
    authority: 'practice-note',
    sources: '',
    verifiedOn: today,
    body: '',
    version: 0,
    questions: [],
    putAway: false,
    question: '',
    golden: false,
    find: '',
    searched: '',
    looked: '',
  };
}

/** If `today` is given, a review date before that day is a problem. It is the day on which the note is saved. */
export function noteWordsOf(typed: TypedNote, today?: string): NoteWords | FieldProblem[] {
  const { title, nations, authority, sources, verifiedOn, body } = typed;
  const parsed = noteWordsSchema.safeParse(
    { title, jurisdictions: nations, authority, sources: typedSources(sources), verifiedOn, body },
    { error: fieldFault },
  );
  const problems = [
    ...(parsed.error?.issues.map(({ path, message }) => describe(path, message)) ?? []),
    ...upkeepProblems(typed, today),
  ];
  return parsed.success && !problems.length ? parsed.data : problems;
}

function upkeepProblems({ owner, reviewOn }: TypedNote, today = ''): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (owner === '') problems.push({ field: 'owner', text: said.owner });
  const text = reviewOn !== undefined && reviewProblem(reviewOn, today);
  if (text) problems.push({ field: 'reviewOn', text });
  return problems;
}

function reviewProblem(day: string, today: string): string | false {
  if (day === '') return said.reviewOn;
  if (!parseDay(day)) return (/^\d{4}-\d\d-\d\d$/.test(day) ? said.noSuchDay : said.notADay)(day);
  return day < today && said.pastDay(readableDate(day, guidanceWords('en')));
}

export function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;
}

const FIELD_OF: Record<string, keyof typeof said.field> = {
  title: 'title',
  jurisdictions: 'nations',
  sources: 'sources',
  verifiedOn: 'verifiedOn',
  body: 'body',
};

function describe([key, index, part]: readonly PropertyKey[], message: string): FieldProblem {
  const field = FIELD_OF[String(key)] ?? 'body';
  if (typeof index !== 'number') return { field, text: said.field[field](message) };
  return { field, text: (part === 'url' ? said.endOfLine : said.line)(index + 1, message) };
}

const ADDRESS_STARTS = /\bhttps?:\/\/(?=.)/;
/**
 * The lookbehind only allows a match at the start of a run. Otherwise, in a long row of dashes, the search
 * would start again at every dash.
 */
const JOINING_AT_END = /(?<![\s,:;|–—-])[\s,:;|–—-]+$/;

export function typedSources(text: string): NoteWords['sources'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const last = line.split(/\s/).at(-1) ?? '';
      const url = last.slice(ADDRESS_STARTS.exec(last)?.index ?? last.length);
      const title = line.slice(0, line.length - url.length).replace(JOINING_AT_END, '');
      return { title, url };
    });
}

export function writeSources(sources: NoteWords['sources']): string {
  return sources.map(({ title, url }) => `${title}, ${url}`).join('\n');
}

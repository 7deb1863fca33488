import { languageToType, readLanguage } from '../../../../bot/model/people/language.js';
import {
  adviserDetailsSchema,
  DAYS,
  MAX_SHIFTS,
  type AdviserDetails,
} from '../../../../bot/model/people/roster.js';
import { SPECIALISMS, type Specialism } from '../../../../bot/model/people/specialism.js';
import { JURISDICTIONS, type Jurisdiction } from '../../../../knowledge/model/source.js';
import { problemsAt, type FieldProblems } from '../../design/fields.js';
import { typedText, type Posted } from '../../security/post-guard.js';
import { detailsWording } from '../wording/details-wording.js';
import type { Day } from './describe-details.js';

const { problems: said } = detailsWording;

export interface TypedShift {
  days: readonly Day[];
  from: string;
  to: string;
}

export interface TypedDetails {
  version: number;
  /** True if “At any time” was chosen. The shifts are then ignored. */
  anyTime: boolean;
  shifts: readonly TypedShift[];
  specialisms: readonly Specialism[];
  nations: readonly Jurisdiction[];
  /** The names or codes of languages, separated by commas. */
  languages: string;
}

const EMPTY_SHIFT: TypedShift = { days: [], from: '', to: '' };

export function readTypedDetails(posted: Posted): TypedDetails {
  const line = (field: string) => typedText(posted, field);
  const isTicked = (field: string) => posted.field(field) !== undefined;
  const count = Math.min(Number.parseInt(line('shifts'), 10) || 0, MAX_SHIFTS);
  return {
    version: Number.parseInt(line('version'), 10) || 0,
    anyTime: line('when') === 'any',
    shifts: Array.from({ length: Math.max(count, 0) }, (_, index) => ({
      days: DAYS.filter((day) => isTicked(`shift-${index}-${day}`)),
      from: line(`shift-${index}-from`),
      to: line(`shift-${index}-to`),
    })),
    specialisms: SPECIALISMS.filter((specialism) => isTicked(`specialism-${specialism}`)),
    nations: JURISDICTIONS.filter((nation) => isTicked(`nation-${nation}`)),
    languages: line('languages'),
  };
}

export function typedDetails(
  { hours, specialisms, nations, languages }: AdviserDetails,
  version: number,
): TypedDetails {
  return {
    version,
    anyTime: hours.length === 0,
    shifts: hours,
    specialisms,
    nations,
    languages: languages.map(languageToType).join(', '),
  };
}

/** The shifts to show: those that were typed, at their places, and two empty ones to add more. */
export function shiftRows(shifts: readonly TypedShift[]): TypedShift[] {
  const used = shifts.slice(0, shifts.findLastIndex((shift) => !isEmpty(shift)) + 1);
  return [...used, EMPTY_SHIFT, EMPTY_SHIFT].slice(0, MAX_SHIFTS);
}

export function detailsOf(typed: TypedDetails): { details: AdviserDetails } | { problems: FieldProblems } {
  const shifts = typed.anyTime ? [] : typed.shifts.map(asWritten).filter(({ shift }) => !isEmpty(shift));
  const languages = typed.languages
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const parsed = adviserDetailsSchema.safeParse({
    hours: shifts.map(({ shift }) => shift),
    specialisms: typed.specialisms,
    nations: typed.nations,
    languages: [...new Set(languages.map((name) => readLanguage(name) ?? name))],
  });
  const problems = [
    ...(typed.anyTime || shifts.length ? [] : [[WHEN_HOURS, said.noShift] as const]),
    ...(parsed.error?.issues ?? [])
      .filter(({ path }) => path[0] !== 'languages' || path.length === 1)
      .map(({ path, message }) => describe(path, message, shifts)),
    ...(typed.anyTime ? [] : typed.shifts.flatMap(unclearIn)),
    ...languages
      .filter((name) => readLanguage(name) === undefined)
      .slice(0, UNKNOWN_NAMED)
      .map(unknownLanguage),
  ];
  return parsed.success && !problems.length ? { details: parsed.data } : { problems: problemsAt(problems) };
}

type Problem = readonly [id: string, text: string];

/** The id of the field that a problem with all the shifts together is shown at. */
export const WHEN_HOURS = 'when-hours';

/**
 * The maximum number of unknown languages that an error message names. Someone may have pasted a long text by
 * mistake.
 */
const UNKNOWN_NAMED = 3;

function unknownLanguage(name: string): Problem {
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  return ['languages', said.unknownLanguage(shown)];
}

/** Keeps the shift's position in the form, because the check leaves out empty shifts. */
function asWritten({ days, from, to }: TypedShift, index: number): { shift: TypedShift; index: number } {
  return { shift: { days, from: clock(from), to: clock(to) === '24:00' ? '00:00' : clock(to) }, index };
}

function isEmpty({ days, from, to }: TypedShift): boolean {
  return !days.length && from === '' && to === '';
}

/**
 * Reads "9", "9:00", "9.00" and "9am" as "09:00". Other text is returned unchanged, and the check then
 * refuses it.
 */
export function clock(typed: string): string {
  const [, hours, minutes = '00', half] = /^(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?$/i.exec(typed) ?? [];
  if (hours === undefined || (half && (Number(hours) < 1 || Number(hours) > 12))) return typed;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hours;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** Matches a time that may be in the afternoon. “05:00” and “10:00” are clear. */
const UNCLEAR = /^(?:[1-9](?:[:.]\d\d)?|1[0-2](?:\.\d\d)?)$/;

/** Returns the time that may be a mistake: starting at “1”, or ending at “5” the next morning. */
export function unclearTime({ from, to }: Pick<TypedShift, 'from' | 'to'>) {
  const isEarly = UNCLEAR.test(from) && clock(from) < '07:00';
  if (!isEarly && !(UNCLEAR.test(to) && clock(to) < clock(from))) return undefined;
  const typed = isEarly ? from : to;
  const meant = `${typed}${typed.startsWith('12') ? 'am' : 'pm'}`;
  return { part: isEarly ? 'from' : 'to', typed, time: clock(typed), meant } as const;
}

function unclearIn(shift: TypedShift, index: number): Problem[] {
  const unclear = unclearTime(shift);
  return unclear ? [[`shift-${index}-${unclear.part}`, said.unclear(index + 1, unclear)]] : [];
}

function describe(
  [key, index, part]: readonly PropertyKey[],
  message: string,
  shifts: readonly { index: number }[],
): Problem {
  if (key !== 'hours' || typeof index !== 'number')
    return [key === 'hours' ? WHEN_HOURS : 'languages', message];
  const place = shifts[index]?.index ?? index;
  if (part === 'from' || part === 'to') return [`shift-${place}-${part}`, said[part](place + 1)];
  if (part === 'days') return [`shift-${place}-mon`, said.days(place + 1)];
  return [`shift-${place}-from`, said.sameTime(place + 1)];
}

// Finds which nations a question mentions.
import type { Jurisdiction } from '../model/source.js';

/**
 * Naming a city or organisation found in only one nation counts as naming that nation; town names found in several
 * nations are left out. "NI" means Northern Ireland unless it is National Insurance. In lower case it is also Welsh
 * for "we" and "not", so then the words around it must show that it is a place.
 */
const SPOKEN_OF: readonly (readonly [Jurisdiction, RegExp])[] = [
  ['england', /\b(?:england|lloegr|loegr|english (?:law|court|guidance|councils?|las?))\b/i],
  [
    'wales',
    /\b(?:wales|welsh|cardiff|swansea|newport|wrexham|cymru|gymru|nghymru|chymru|caerdydd|abertawe|gwynedd|gwent|dyfed|powys)\b/i,
  ],
  [
    'scotland',
    /\b(?:scotland|alban|scottish|scots|glasgow|edinburgh|aberdeen|dundee|inverness|stirling|cosla|getting it right|girfec|sheriff court|procurator fiscal|lord advocate|ird)\b/i,
  ],
  [
    'northern-ireland',
    /\b(?:northern ireland|gogledd iwerddon|ogledd iwerddon|ngogledd iwerddon|northern irish|belfast|derry|londonderry|lisburn|newry|stormont|psni|gateway team|hsc trust|health and social care trust)\b|(?:(?<=\b(?:in|for|to|from|into|under|about|across|within|nation|not|or|and) )ni\b|^ni\b(?=\W*$|:| now\b| instead\b| please\b))(?!['’]?s?[ -](?:nos?|numbers?|num|cards?|contributions?|credits?|payments?)\b)/i,
  ],
  [
    'northern-ireland',
    /\bNI\b(?!['’]?[Ss]?[ -](?:[Nn](?:[Oo][Ss]?|[Uu][Mm]|[Uu][Mm][Bb][Ee][Rr][Ss]?)|[Cc](?:[Aa][Rr][Dd]|[Oo][Nn][Tt][Rr]|[Rr][Ee][Dd])\w*|[Pp][Aa][Yy]\w*)\b)/,
  ],
];

/** In the order nations are always listed; empty if none is named. */
export function nationsNamed(text: string): Jurisdiction[] {
  return [...new Set(SPOKEN_OF.filter(([, pattern]) => pattern.test(text)).map(([nation]) => nation))];
}

/** The nation named first: "Scotland now, not England" means Scotland. */
export function firstNationNamed(text: string): Jurisdiction | undefined {
  const placed = SPOKEN_OF.map(([nation, pattern]) => ({ nation, at: text.search(pattern) }));
  return placed.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.nation;
}

/** Removes the names of nations from the text. Without the nation, "and in Scotland?" says nothing. */
export function withoutNations(text: string, mark = ' '): string {
  return SPOKEN_OF.reduce(
    (rest, [, pattern]) => rest.replace(new RegExp(pattern, `g${pattern.flags}`), mark),
    text,
  );
}

/** Words suggesting the child was in the nation named or is going there, so another nation's guidance counts too. */
const MOVED =
  /\b(?:from|mov(?:e|es|ed|ing)|transfer\w*|plac(?:e|ed|ing|ement)|here|us|came|brought|found|arriv\w+|border|return\w*|compared|versus|vs|than|differen\w+)\b/i;

const MOVED_TO =
  /\b(?:mov(?:e|es|ed|ing)|transferr?(?:ed|ing)?|plac(?:e|ed|ing)|return(?:ed|ing)?|relocat(?:ed|ing))(?: (?!here\b)\p{L}+)? (?:to|in|into) (?:\S+ )?$/iu;

/** Someone has been in touch with us: where they are does not say which nation the question is about. */
const IN_TOUCH =
  /[^.?!;,\n]*(?<!\b(?:is|are|was|were|be|been|being|get) (?:\p{L}+ )?)\b(?:call(?:ed|s)|rang|phoned|emailed|contacted|told|said|ask(?:ed|s)|informed|advised|messaged|wrote)\b|[^.?!;,\n]*\b(?:are|is|keeps?) (?:asking|calling|ringing|emailing)\b/giu;
const BODY =
  /\b(?:psni|gateway team|(?:hsc|health and social care) trusts?|cosla|procurator fiscal|lord advocate|police scotland|(?:glasgow|edinburgh|aberdeen|dundee|cardiff|swansea|newport|wrexham|belfast|derry|scottish|welsh)(?: city| county)? (?:councils?|police|trusts?|social (?:work\w*|services)|health board))\b/giu;

/** Like `nationsNamed`, but ignores where someone who got in touch is. */
export function nationsSpokenOf(text: string): Jurisdiction[] {
  // Most questions name no nation, so check this first: removing who got in touch is the slower step.
  const named = nationsNamed(text);
  return named.length ? nationsNamed(text.replace(IN_TOUCH, ' ')) : named;
}

/**
 * The nations whose guidance the question asks for, instead of the guidance of the person's own nation. None
 * if only an organisation is named, or if the child was in one nation and is now in another. But if the child
 * has moved to the only nation named, the question is about that nation.
 */
export function nationsAskedAbout(text: string): Jurisdiction[] {
  const about = text.replace(IN_TOUCH, ' ').replace(BODY, ' ');
  const named = nationsNamed(about);
  const [first, ...rest] = withoutNations(about, '\0').split('\0');
  const isMovedTo = named.length === 1 && rest.length === 1 && MOVED_TO.test(first!);
  return isMovedTo || !MOVED.test(text) ? named : [];
}

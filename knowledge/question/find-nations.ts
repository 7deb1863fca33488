import type { Jurisdiction } from '../model/source.js';

/**
 * Patterns for each nation. A city or organisation that is only in one nation counts as that nation. Names of
 * towns in several nations are left out. "NI" means Northern Ireland, unless it is National Insurance. "ni"
 * is also Welsh for "we" and "not", so it only counts if the words around it show that it is a place.
 */
const NAMES: readonly (readonly [Jurisdiction, RegExp])[] = [
  ['england', /\b(?:england|lloegr|loegr|english (?:law|court|guidance|councils?|las?))\b/i],
  [
    'wales',
    /\b(?:wales|welsh|cardiff|swansea|newport(?! pagnell|,? (?:on the |in )?(?:isle of wight|iow|shropshire|essex|salop))|wrexham|cymru|gymru|nghymru|chymru|abertawe|wrecsam|n?gwynedd|wynedd|gwent|[dn]yfed|ddyfed|(?:c|g|ngh|ch)(?:aerdydd|asnewydd|eredigion)|(?:p|b|mh|ph)owys)\b/i,
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

/** Only count if nothing else shows the nation: most guidance is for England, and most people ask from there. */
const ENGLISH_TOWNS =
  /\b(?:london|croydon|barnet|camden|enfield|hackney|haringey|hillingdon|islington|lambeth|lewisham|newham|southwark|tower hamlets|westminster|birmingham|bradford|brighton|bristol|coventry|doncaster|leeds|leicester|liverpool|luton|manchester|middlesbrough|milton keynes|newcastle upon tyne|norwich|nottingham|oldham|plymouth|portsmouth|rochdale|rotherham|salford|sheffield|slough|southampton|stoke on trent|sunderland|wakefield|walsall|wolverhampton|cornwall|essex|hertfordshire|kent|lancashire|merseyside|norfolk|suffolk|surrey|(?:east|west) sussex|west midlands|(?:north|south|west) yorkshire)\b/i;

const OTHER_PLACE = String.raw`(?<!\b(?:new south|prince of) )`;
const OTHER_THING = String.raw`(?! cake\b| university\b[^.;\n]*${ENGLISH_TOWNS.source})`;
const SPOKEN_OF = NAMES.map(
  ([nation, { source, flags }]) =>
    [nation, new RegExp(`${OTHER_PLACE}(?:${source})${OTHER_THING}`, flags)] as const,
);

const STREETS = '(?:road|rd|street|house|close|avenue|lane|drive|terrace|crescent)';
const STREET = new RegExp(
  String.raw`\b\p{Lu}\p{L}* ${STREETS.replace(/\b[a-z]/g, (first) => first.toUpperCase())}\b`,
  'gu',
);
/**
 * Matches a street in any letters if it starts with the number of a house, or if its name ends where the words
 * around it show a place: “lives in stirling road” or “cardiff close, leeds”, but not “an empty Belfast house”.
 */
const TYPED_STREET = new RegExp(
  String.raw`(?<=(?:[,:;]|\b(?:along|at|down|from|in|is|near|of|off|on|to))\s)\p{L}+ (?:road|rd|street|avenue|lane|terrace|crescent)\b(?=\s*(?:$|[,.;:!?()\d]|(?:in )?${ENGLISH_TOWNS.source}))|(?<!\b(?:an?|the|another|one|some) (?:\p{L}+ )?)\b\p{L}+ ${STREETS}(?=,?\s+(?:in )?${ENGLISH_TOWNS.source})|(?<=\b\d+[a-z]? )\p{L}+ ${STREETS}\b`,
  'gimu',
);

/** “Scotland Road, Liverpool” is not in Scotland, but “in Scotland close relatives” means Scotland. */
const withoutStreets = (text: string) => text.replace(STREET, ' ').replace(TYPED_STREET, ' ');

const AFTER_PERSON = String.raw`(?=\s*(?:$|[,.:;!?()\d]|(?:who\w*|whose|that|is|are|was|were|has|have|had|in|at|from|of|with|by|and|but|or|to|living|lives?|staying|stays|aged|now|here|needs?|wants?|ran|found|goes|went|gone|came|says|said|told|being|does|must|can|should|could|will|may|might|missing|sold|taken|brought|moved|placed)\b))`;
/**
 * Matches where a person is from: “a Scottish boy”. The question may be about the nation where they are now.
 * Any other word after the person names guidance or law: “Scottish child victim strategy”.
 */
const OF_PERSON = new RegExp(
  String.raw`\b(?:scottish|scots|welsh|northern irish)(?:[ -]speaking)? (?:(?!(?:law|government|courts?|guidance|police|social)\b)\p{L}+ )?(?:girls?|boys?|lads?|lass|child|kid|teen(?:ager)?|youth|minor|young (?:person|man|woman)|wom[ae]n|m[ae]n|lady|male|female|victim|survivor|client|national|person|pupil|yp)\b${AFTER_PERSON}`,
  'giu',
);

/** Returns the nations in their usual order. Empty if the text names none. */
export function nationsNamed(text: string): Jurisdiction[] {
  const words = withoutStreets(text);
  return [...new Set(SPOKEN_OF.filter(([, pattern]) => pattern.test(words)).map(([nation]) => nation))];
}

/** Returns the nation that is named first: "Scotland now, not England" means Scotland. */
export function firstNationNamed(text: string): Jurisdiction | undefined {
  const words = withoutStreets(text);
  const placed = SPOKEN_OF.map(([nation, pattern]) => ({ nation, at: words.search(pattern) }));
  return placed.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.nation;
}

/** Removes nations, to show if the text says more: without "Scotland", "and in Scotland?" does not. */
export function withoutNations(text: string, mark = ' '): string {
  return SPOKEN_OF.reduce(
    (rest, [, pattern]) => rest.replace(new RegExp(pattern, `g${pattern.flags}`), mark),
    text,
  );
}

/** Matches signs that a child may have come from the nation named. The person’s own nation then counts too. */
const MOVED =
  /\b(?:from|mov(?:e|es|ed|ing)|transfer\w*|plac(?:e|ed|ing|ement)|here|us|came|brought|found|arriv\w+|border|return\w*|compared|versus|vs|than|differen\w+)\b/i;

const MOVED_TO =
  /\b(?:mov(?:e|es|ed|ing)|transferr?(?:ed|ing)?|plac(?:e|ed|ing)|return(?:ed|ing)?|relocat(?:ed|ing))(?: (?!here\b)\p{L}+)? (?:to|in|into) (?:\S+ )?$/iu;

/** Matches verbs for contacting us. The words of the clause up to it are about the person who did so. */
const IN_TOUCH =
  /(?<!\b(?:is|are|was|were|be|been|being|get) (?:\p{L}+ )?)\b(?:call(?:ed|s)|rang|phoned|emailed|contacted|told|said|ask(?:ed|s)|informed|advised|messaged|wrote)\b|\b(?:are|is|keeps?) (?:asking|calling|ringing|emailing)\b/giu;
const A_CHILD = String.raw`(?:child(?:ren)?|girls?|boys?|lads?|kids?|teen(?:ager)?s?|youths?|(?<!\b(?:work|nursing|law|medical|midwifery) )(?<!\b(?:my|our) (?=[^.;]{0,40}\b(?:asked|asks|called|calls|rang)\b))students?(?! at\b| on placement\b)|sons?(?! of (?:my|our)\b(?! client))|daughters?(?! of (?:eve\b|(?:my|our)\b(?! client)))|young (?:person|people|m[ae]n|wom[ae]n)|pupils?|minors?|yps?|care leavers?|[\d-]+ ?(?:yo|years?[ -]olds?)(?: (?:fe)?males?| \p{L}+(?:ese|ian|ean))?|victims?|clients?|survivors?)`;
const ORGANISATION = String.raw`(?:teams?|units?|services?|groups?|leads?|leaders?|officers?|workers?|managers?|nurses?|schools?|refuges?|homes?|charit(?:y|ies)|projects?|navigators?|panels?|hubs?|coordinators?|advocates?|advis[eo]rs?|boards?|midwi(?:fe|ves)|practitioners?|schemes?|solicitors?|detectives?|consultants?|partnerships?|doctors?|sergeants?|programmes?|networks?|forums?|clinics?|coach(?:es)?|clubs?|compan(?:y|ies)|centres?|trusts?|lines?|therapists?|tutors?)`;
/** Matches a word for what a child does or has had done to them, unless it names an organisation: “missing team”. */
const DOING = String.raw`(?:attending|leaving|skipping|(?!united\b|(?:working|work) for\b|employed\b|[\p{L}-]+\W+(?:[\p{L}-]+\W+)?${ORGANISATION}\b)[\p{L}-]+(?:ed|ing))\b`;
const GOING_ON = String.raw`(?:(?:and|or|of)\b(?!\W+[\p{L}-]+\W+${ORGANISATION}\b)|in|at|from|to|near|by|with|on|who\w*|that|which|we|i|not|just|now|here|also|today|yesterday|is|was|are|were|has|have|had|says?|said|told|calls|rang|wrote|asks|lives?|found|held|kept|taken|made|known|seen|brought|sold|left|sent|caught|currently|recently|under|over|back|pregnant)\b`;
/**
 * Matches the start of a clause about a child or victim who told us something: “A girl in Glasgow told me”.
 * Their location shows which nation the question is about. Another noun straight after the word for a child
 * names someone else: “boys school”, “client manager”.
 */
const TOLD_BY_CHILD = new RegExp(
  String.raw`^\W*(?:one of |some of )?(?:(?!(?:in|of|from|with|for|at|by|about|to|near)\b)[\p{L}\d'’-]+\s+){0,6}(?:${A_CHILD}(?=\W*$|\W+(?:\d|\[|${GOING_ON}|${DOING}))|s?he\b(?!['’]?s an?\b| is an?\b| works?\b)|\[name \d+\](?! (?:from|at|of)\b))`,
  'iu',
);
/** Matches a clause about the person in the clause before: “a girl, 16, in Stirling told me”. */
const GOES_ON =
  /^\W*(?:\d|(?:now|currently|aged|in|at|near|from)\b|(?:who|which|that) (?:(?:we|i) (?:think|believe|support|know)|(?!(?:an?|the|my|our|we|i|his|her|their|police|staff|someone|social|children)\b)\p{L}+(?:s|ed|ing|was|had|told|ran|came|left)?)\b)/iu;
const TOLD_US = new RegExp(`(?:${IN_TOUCH.source}) us\\b`, 'giu');
const BODY =
  /\b(?:psni|gateway team|(?:hsc|health and social care) trusts?|cosla|procurator fiscal|lord advocate|police scotland|(?:glasgow|edinburgh|aberdeen|dundee|cardiff|swansea|newport|wrexham|belfast|derry|scottish|welsh)(?: city| county)? (?:councils?|police|trusts?|social (?:work\w*|services)|health board))\b/giu;

/**
 * Removes the part of each clause about someone who contacted us, because their location does not show which
 * nation the question is about. Splits the text into clauses first, because a single pattern would read a
 * long clause over and over.
 */
function withoutCallers(text: string): string {
  const clauses = text.split(/(?<=[.?!;,\n])/u);
  let about = '';
  const kept = clauses.map((clause) => {
    const before = GOES_ON.test(clause) ? about : '';
    about = /[.?!;\n]$/u.test(clause) ? '' : before + clause;
    const ends = [0, ...[...clause.matchAll(IN_TOUCH)].map(({ index, 0: verb }) => index + verb.length)];
    const isTold = (end: number, n: number) =>
      TOLD_BY_CHILD.test((n === 1 ? before : '') + clause.slice(ends[n - 1], end));
    const last = ends.findLastIndex((end, n) => n > 0 && !isTold(end, n));
    return last > 0 ? ` ${clause.slice(ends[last])}` : clause;
  });
  return kept.join('');
}

export const namesEnglishTown = (text: string): boolean => ENGLISH_TOWNS.test(withoutCallers(text));

/**
 * Like `nationsNamed`, but the nation where someone is counts, not the one they are from: “a Scottish boy in Wales”
 * is in Wales. If only an English town is named, both nations count, because the person may have left the town: “a
 * Scottish boy found in Leeds”.
 */
export function nationsOfPlaces(text: string): Jurisdiction[] {
  const named = nationsNamed(text);
  if (!named.length) return named;
  const places = nationsNamed(text.replace(OF_PERSON, ' '));
  if (places.length) return places;
  return namesEnglishTown(text) ? ['england', ...named] : named;
}

/** Like `nationsOfPlaces`, but ignores the location of someone who contacted us. */
export function nationsSpokenOf(text: string): Jurisdiction[] {
  // We check for nations first, because most questions name none, and removing parts of clauses is slower.
  return nationsNamed(text).length ? nationsOfPlaces(withoutCallers(text)) : [];
}

/**
 * Returns the nations that the question asks about instead of the person's own nation. Empty if only an
 * organisation is named, or if the child was in one nation and is now in another. If the child has moved to
 * the only nation named, returns that nation.
 */
export function nationsAskedAbout(text: string): Jurisdiction[] {
  const about = withoutStreets(withoutCallers(text)).replace(BODY, ' ').replace(OF_PERSON, ' ');
  const named = nationsNamed(about);
  const [first, ...rest] = withoutNations(about, '\0').split('\0');
  const isMovedTo = named.length === 1 && rest.length === 1 && MOVED_TO.test(first!);
  return isMovedTo || !MOVED.test(text.replace(TOLD_US, ' ')) ? named : [];
}

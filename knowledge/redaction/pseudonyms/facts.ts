// Reads what a text says about a person next to their name, to tell apart people with the same name: a father is not
// a boy of 15.

/** Words for people, by what they say about someone: male or female, grown up or not, who harms or is harmed. */
const ROLES: Readonly<Record<string, string>> = {
  'male-child': 'boy|nephew|son|stepson',
  'female-child': 'girl|niece|daughter|stepdaughter',
  child: 'child|minor|teenager|pupil',
  'male-adult': 'man|uncle|father|dad|stepfather|grandfather',
  'female-adult': 'woman|aunt|auntie|mother|mum|stepmother|grandmother',
  male: 'brother|boyfriend|husband',
  female: 'sister|girlfriend|wife',
  kin: 'cousin|sibling|relative|partner',
  adult: 'landlord|adult',
  'adult-worker':
    /social worker|support worker|key ?worker|caseworker|officer|detective|carer|teacher|nurse|midwife|doctor|solicitor|advocate|interpreter|manager|referrer|therapist|iro|lado|gp|pc|dc|ds|dr/
      .source,
  'adult-harms': 'trafficker|abuser|exploiter|groomer|perpetrator|pimp|smuggler',
  harmed: 'victim|client',
};
const FACTS = new Map(
  Object.entries(ROLES).flatMap(([facts, roles]) => roles.split('|').map((role) => [role, facts.split('-')])),
);

export const KIN = 'father|dad|mother|mum|brother|sister|son|daughter|uncle|aunt|auntie|cousin|nephew|niece';
export const ROLE = `(?<role>${Object.values(ROLES).join('|')})\\b(?!'s)`;
export const SOME = '(?:an?|the|our|my|his|her|their|this|that|your)\\b';
const DESCRIBED = "(?:(?!(?:of|to|with|from|by|and|in|at|on|for|who|that|not)\\b)[\\p{L}\\d'-]+ ){0,3}?";
const ROLE_AFTER = new RegExp(
  `^(?: \\(\\d+\\))?(?:,? (?:who )?(?:is|was) ${SOME}|, ${SOME}| \\((?:${SOME})?) ?${DESCRIBED}${ROLE}`,
  'iu',
);
const WORKER_AFTER = new RegExp(
  `^, (?:\\p{L}+ )?(?<role>${ROLES['adult-worker']})\\b(?! (?:said|says|told))`,
  'iu',
);
const ROLE_BEFORE = new RegExp(
  `\\b(?:${SOME} )?${ROLE}(?: of \\d{1,2})?(?:,| is| was| called| named|:)? $`,
  'iu',
);
const KIN_BEFORE = new RegExp(`\\b(?:${KIN}|partner|boyfriend|girlfriend|husband|wife),? (?:is )?$`, 'iu');
/** Matches people who may be of any age: a young man may be 15, and so may a mother. */
const ANY_AGE = /\byoung (?:wo)?man$|\ban? (?:\p{L}+ )?(?:father|dad|mother|mum)$/iu;
/** Matches what adults do. Only used to doubt that two forms of a name belong to one person. */
const ACTS_AFTER =
  /^,? (?:who )?(?:rents|owns|runs|pays|employs|recruits|recruited|sells|sold|beats|threatens|exploits|locks)\b/iu;
const AGE_AFTER =
  /^(?:,| \(| is| was|, who is) ?(?:aged )?(?<age>\d{1,2})(?= (?:and|but|now|years?|yo|y\/o|from|who)\b|[,;)!?]|\.(?!\d)|$)/iu;
/** Below this age a person may be called a child in one sentence and an adult in the next. */
const SURELY_ADULT = 25;
const TITLED_ADULT = /\b(?:mr|mrs)\.? $/iu;
const BESIDE_THE_CHILD = 'beside-child';
/** Matches words in a text in which one person may have two ages, or be a victim to some and not to others. */
const DISPUTED =
  /\b(?:home office|assess\w*|passport|documents?|papers|claims?|claimed|believe\w*|dispute\w*|really|lied|looks|thinks?|suspect\w*|accus\w*|treat\w*)\b/iu;
const DISPUTABLE: ReadonlySet<string> = new Set(['child', 'adult', 'harms', 'harmed']);

export const isDisputed = (text: string): boolean => DISPUTED.test(text);

export const isDisputable = (fact: string): boolean => DISPUTABLE.has(fact);

export function factsOf(before: string, after: string): string[] {
  // In “Ana is the girl, Eva …”, the girl is not Eva.
  const isOfLast = ROLE_AFTER.test(before);
  const found = [
    ROLE_AFTER.exec(after) ?? WORKER_AFTER.exec(after),
    isOfLast ? null : ROLE_BEFORE.exec(before),
  ];
  const facts = found.flatMap((match) => {
    const said = FACTS.get(match?.groups?.['role']?.toLowerCase() ?? '') ?? [];
    return match && ANY_AGE.test(match[0]) ? said.filter((fact) => fact !== 'adult') : said;
  });
  const age = AGE_AFTER.exec(after)?.groups?.['age'];
  if (age && Number(age) < 18) facts.push('child');
  if (Number(age) >= SURELY_ADULT) facts.push('adult');
  if (facts.includes('adult') || facts.includes('kin') || KIN_BEFORE.test(before) || ACTS_AFTER.test(after))
    facts.push(BESIDE_THE_CHILD);
  if (TITLED_ADULT.test(before)) facts.push('adult');
  return facts;
}

const CONTRARY = [
  ['male', 'female'],
  ['child', 'adult'],
  ['harms', 'harmed'],
  ['worker', 'harmed'],
] as const;

export function clash(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): boolean {
  const says = (facts: ReadonlySet<string>, fact: string, not: string) => facts.has(fact) && !facts.has(not);
  return CONTRARY.some(
    ([fact, not]) =>
      (says(one, fact, not) && says(other, not, fact)) || (says(one, not, fact) && says(other, fact, not)),
  );
}

/** True if the text presents the person as a relative, a worker or someone else who is not the child. */
export const isIntroduced = (facts: ReadonlySet<string> = new Set()): boolean => facts.has(BESIDE_THE_CHILD);

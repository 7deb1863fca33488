// Sees whether the nations, bodies and people that a claim names are those that its quotes name.
import { nationsNamed } from '../../question/find-nations.js';
import type { Glossary } from '../../model/glossary.js';
import { JURISDICTIONS } from '../../model/source.js';
import type { Jurisdiction } from '../../model/source.js';
import { foldForChecking } from './marks.js';

/** Who acts or is protected. Each group is one actor; a claim may use another word of the same group. */
const ACTORS: readonly string[] = [
  'police(?! stations?)|officers?|constables?',
  'local authorit(?:y|ies)|councils?',
  "children's (?:social care|services)|social (?:care|services)",
  'social workers?',
  'home office',
  'home secretary|secretary of state',
  'first responder(?:s| organisations?)?',
  'immigration enforcement competent authority',
  '(?:single )?competent authorit(?:y|ies)',
  'courts?|judges?|magistrates?',
  'tribunals?',
  'prosecutors?|crown prosecution service|cps|procurator fiscal',
  'lord advocate',
  'solicitors?|lawyers?|legal (?:representatives?|advis[eo]rs?)',
  'guardians?',
  'advocates?',
  'interpreters?',
  'doctors?|gps?|general practitioners?',
  'nurses?',
  'health visitors?',
  'midwi(?:fe|ves)',
  'hospitals?',
  'nhs',
  'schools?',
  'colleges?',
  'teachers?|headteachers?',
  'employers?',
  'parents?|mothers?|fathers?',
  'foster carers?',
  '(?:private )foster carers?',
  'relatives?|grandparents?|aunts?|uncles?',
  'immigration officers?',
  'border force',
  'nspcc',
  "barnardo'?s",
  'salvation army',
  'ofsted',
  'embass(?:y|ies)|consulates?|high commissions?',
  'health (?:and social care )?trusts?',
  'health boards?',
  'ministers?',
  'panels?',
  'probation',
  'youth (?:offending|justice)',
  'prisons?',
  'coroners?',
  'ombudsman',
  'commissioners?',
  'traffickers?|perpetrators?|exploiters?',
  'famil(?:y|ies)',
  'carers?',
  'neighbours?',
  'adults?',
  'child(?:ren)?|young (?:people|persons?)|minors?|under-?18s?|boys?|girls?',
  'safeguarding partners?',
  'landlords?|housing associations?',
  'charit(?:y|ies)',
  'department for work and pensions|dwp',
  'department for education',
  'department of health',
  'hmrc|hm revenue',
  'national crime agency|nca',
  'gangmasters',
  'united nations',
  'red cross',
  'independent reviewing officers?',
  'virtual school heads?',
  'designated (?:safeguarding )?leads?',
  'reporter',
];
const ACTOR = new RegExp(
  `(?<![a-z])(?:${ACTORS.map((group) => `(${group})`).join('|')})(?:'s?)?(?![a-z])`,
  'g',
);

/** Each name with its group and place; longer names win over names within them. */
export function actorPlaces(folded: string): { group: number; name: string; start: number; end: number }[] {
  return [...folded.matchAll(ACTOR)].map((match) => ({
    group: match.slice(1).findIndex((name) => name !== undefined),
    name: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** By the number of its group, each name given; longer names win over names within them. */
function actorsIn(folded: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const match of folded.matchAll(ACTOR)) {
    const group = match.slice(1).findIndex((name) => name !== undefined);
    found.set(group, [...(found.get(group) ?? []), match[0]]);
  }
  return found;
}

/** Those whom everything is about are named again and again; a body named once more stands in another's place. */
const OFTEN_NAMED = /^(?:child|young|minor|under|boy|girl|adult|parent|mother|father)/;

/** A name of the claim that no quote gives, or gives less often; undefined where all agree. `evidence` is folded. */
export function strangerAmong(claim: string, evidence: string): string | undefined {
  const known = actorsIn(evidence);
  for (const [group, names] of actorsIn(foldForChecking(claim))) {
    const [name] = names;
    const times = known.get(group)?.length ?? 0;
    if (times === 0 || (names.length > times && !OFTEN_NAMED.test(name!))) return name;
  }
  return undefined;
}

interface Pair {
  term: RegExp;
  meaning: string;
}
const pairs = new WeakMap<Glossary, Pair[]>();

/** The folded evidence with each acronym spelled out and each spelled-out term's acronym beside it. */
export function withGlossary(folded: string, glossary: Glossary): string {
  let known = pairs.get(glossary);
  if (!known) pairs.set(glossary, (known = pairsOf(glossary)));
  const added: string[] = [];
  for (const { term, meaning } of known) {
    const said = folded.includes(meaning.toLowerCase());
    if (said) added.push(term.source.replace(/\\b|\\/g, ''));
    else if (term.test(folded)) added.push(meaning.toLowerCase());
  }
  return added.length ? `${folded}\n${added.join('\n')}` : folded;
}

function pairsOf(glossary: Glossary): Pair[] {
  return glossary.flatMap(({ term, also, meaning }) =>
    [term, ...also].map((name) => ({
      term: new RegExp(`\\b${foldForChecking(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}s?\\b`),
      meaning: foldForChecking(meaning),
    })),
  );
}

/** Every nation at once. */
const WHOLE_KINGDOM = /\b(?:uk|united kingdom)\b(?!-| (?:nationals?|visas|border|citizens?|passport))/i;

export interface Ground {
  /** The words of the quotes. */
  text: string;
  /** Of the documents quoted. */
  nations: readonly Jurisdiction[];
}

/** Whether the claim speaks of a nation that its quotes do not, or leaves out the one that they are limited to. */
export function nationsDisagree(claim: string, ground: Ground): boolean {
  const said = nationsNamed(claim);
  const quoted = nationsNamed(ground.text);
  if (
    WHOLE_KINGDOM.test(claim) &&
    !WHOLE_KINGDOM.test(ground.text) &&
    ground.nations.length < JURISDICTIONS.length
  )
    return true;
  const allowed = quoted.length ? quoted : ground.nations;
  if (said.some((nation) => !allowed.includes(nation))) return true;
  if (said.some((nation) => isContrasted(nation, claim, ground.text))) return true;
  const isNarrower = quoted.length > 0 && ground.nations.some((nation) => !quoted.includes(nation));
  return isNarrower && said.length === 0;
}

/** "It applies in England. It does not apply in Scotland": whether the claim gives a nation the other one's part. */
function isContrasted(nation: Jurisdiction, claim: string, quotes: string): boolean {
  const quoted = clausesNaming(quotes);
  const parts = (of: readonly NationClause[], one: Jurisdiction) =>
    new Set(of.filter(({ nations }) => nations.includes(one)).map(({ denies }) => denies));
  const [own, theirs] = [parts(clausesNaming(claim), nation), parts(quoted, nation)];
  const isContrast = new Set(quoted.map(({ denies }) => denies)).size === 2;
  return isContrast && own.size === 1 && theirs.size === 1 && own.has(true) !== theirs.has(true);
}

interface NationClause {
  nations: Jurisdiction[];
  denies: boolean;
}

function clausesNaming(text: string): NationClause[] {
  return foldForChecking(text)
    .split(/[.;\n]|, (?:and|which|while|whereas)\b|\bbut\b/)
    .map((clause) => ({ nations: nationsNamed(clause), denies: /\b(?:not|cannot|never|nor)\b/.test(clause) }))
    .filter(({ nations }) => nations.length > 0);
}

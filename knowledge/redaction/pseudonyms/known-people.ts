// Finds which known person a name belongs to. Two people must never share a pseudonym, so a name that may
// belong to several people gets a new one.
import {
  hasMiddleName,
  hasSameParts,
  isInitialOnly,
  isOtherForm,
  isTitleSign,
  nameParts,
  OPPOSITE,
  ownParts,
  readSigned,
  signedKey,
  type Sign,
} from './name-forms.js';
import type { WhoIsWho } from './who-is-who.js';

export interface KnownPeople {
  /** The pseudonym of each key. */
  given: ReadonlyMap<string, string>;
  remember(key: string, pseudonym: string, sign?: Sign): void;
  find(key: string, sign?: Sign): string | undefined;
}

interface Person {
  keys: Set<string>;
  signs: Set<Sign>;
}

interface Known {
  given: Map<string, string>;
  /** The pseudonyms of the people whose names have this part. */
  owners: Map<string, Set<string>>;
  people: Map<string, Person>;
}

export function createKnownPeople(pseudonyms: Readonly<Record<string, string>>, who?: WhoIsWho): KnownPeople {
  const known: Known = { given: new Map(), owners: new Map(), people: new Map() };
  for (const [key, pseudonym] of Object.entries(pseudonyms)) {
    const signed = readSigned(key);
    remember(known, signed.key, pseudonym, signed.sign);
  }
  return {
    given: known.given,
    remember: (key, pseudonym, sign) => remember(known, key, pseudonym, sign),
    find: (key, sign) => find(known, { key, sign, name: sign ? signedKey(sign, key) : key, who }),
  };
}

interface Named {
  key: string;
  sign: Sign | undefined;
  /** The key with its sign. */
  name: string;
  who: WhoIsWho | undefined;
}

function find(known: Known, named: Named): string | undefined {
  const before = (named.sign && known.given.get(named.name)) ?? asBefore(known, named);
  if (before !== undefined) return before;
  const sameAs = named.who?.namesOf(named.name).flatMap((name) => known.given.get(name) ?? [])[0];
  const found = sameAs ?? inOtherForm(known, named);
  if (found === undefined || isContested(known, found, named)) return undefined;
  return keysOf(known, found).some((other) => named.who?.isApart(named.name, other)) ? undefined : found;
}

function remember(known: Known, key: string, pseudonym: string, sign?: Sign): void {
  const { given, owners, people } = known;
  const before = given.get(key);
  const person = people.get(pseudonym) ?? { keys: new Set(), signs: new Set() };
  people.set(pseudonym, person);
  person.keys.add(sign ? signedKey(sign, key) : key);
  if (!before || !sign) {
    if (before && before !== pseudonym) people.get(before)?.keys.delete(key);
    given.set(key, pseudonym);
  }
  for (const part of ownParts(key)) owners.set(part, (owners.get(part) ?? new Set()).add(pseudonym));
  if (!sign) return;
  given.set(signedKey(sign, key), pseudonym);
  person.signs.add(sign);
  if (sign === 'other' && before && before !== pseudonym && !given.has(signedKey('first', key)))
    remember(known, key, before, 'first');
}

const keysOf = ({ people }: Known, pseudonym: string): string[] => [...(people.get(pseudonym)?.keys ?? [])];

const longNames = (known: Known, pseudonym: string): string[][] =>
  keysOf(known, pseudonym)
    .map(nameParts)
    .filter(({ length }) => length > 1);

const isOpposite = ({ people }: Known, pseudonym: string, sign?: Sign): boolean =>
  sign !== undefined && OPPOSITE[sign].some((other) => people.get(pseudonym)?.signs.has(other));

/** In “Mrs Khan is scared of Mr Khan”, perhaps neither is the Khan mentioned before. */
const isContested = ({ people }: Known, pseudonym: string, { key, sign, who }: Named): boolean =>
  sign !== undefined && who?.hasOpposite(key, sign) === true && !people.get(pseudonym)?.signs.has(sign);

const isNamedHere = (known: Known, pseudonym: string, who: WhoIsWho | undefined): boolean =>
  keysOf(known, pseudonym).some((key) => !who || who.isNamed(key));

const SIGNS = Object.keys(OPPOSITE) as Sign[];

/** The pseudonym of this exact name, unless a title or the text shows that it is someone else's here. */
function asBefore(known: Known, named: Named): string | undefined {
  const { key, sign, name, who } = named;
  const pseudonym = known.given.get(key);
  if (pseudonym === undefined || sign === 'other' || isOpposite(known, pseudonym, sign)) return undefined;
  if (isContested(known, pseudonym, named)) return undefined;
  // “Ali is 15” and, in another message, “Mr Ali is his trafficker”.
  if (isTitleSign(sign) && !isNamedHere(known, pseudonym, who) && who?.isIntroduced(name)) return undefined;
  // “Khan” may be Mr or Mrs Khan.
  const titled = new Set(SIGNS.flatMap((one) => known.given.get(signedKey(one, key)) ?? []));
  if (!sign && titled.size > 1 && titled.has(pseudonym)) return undefined;
  // The name that was known first keeps the pseudonym.
  const keys = keysOf(known, pseudonym);
  const earlier = keys.slice(0, keys.includes(name) ? keys.indexOf(name) : undefined);
  return earlier.some((other) => who?.isApart(name, other)) ? undefined : pseudonym;
}

/**
 * Finds the known person with a longer or shorter form of the name, such as "Blerta" and "Blerta Hoxhaj",
 * unless several people match. A single name may be a family name, so only the first longer name that
 * contains it gets the same pseudonym.
 */
function inOtherForm(known: Known, named: Named): string | undefined {
  const { key, sign } = named;
  if (sign === 'other') return undefined;
  const parts = nameParts(key);
  const own = ownParts(key);
  const [first, ...others] = own.map((part) => known.owners.get(part) ?? new Set<string>());
  if (!first) return undefined;
  const shared = [...first].filter(
    (pseudonym) => others.every((other) => other.has(pseudonym)) && !isOpposite(known, pseudonym, sign),
  );
  const candidates = new Set(shared);
  if (!shared.length && parts.length > 1) {
    const isForm = (name: readonly string[]) => isOtherForm(name, parts);
    for (const part of own) candidates.add(known.given.get(`name:${part}`) ?? '');
    for (const one of known.people.keys()) if (longNames(known, one).some(isForm)) candidates.add(one);
    candidates.delete('');
  }
  const [one, another] = candidates;
  if (one === undefined || another !== undefined || isOpposite(known, one, sign)) return undefined;
  return isLikely(known, one, named) ? one : undefined;
}

/** True unless there is a reason to doubt that the new name is another form of this person's name. */
function isLikely(known: Known, pseudonym: string, { key, sign, name, who }: Named): boolean {
  const parts = nameParts(key);
  const { keys, signs } = known.people.get(pseudonym)!;
  const isHere = isNamedHere(known, pseudonym, who);
  const isTitledAlike = isTitleSign(sign) ? signs.has(sign!) : ![...signs].some(isTitleSign);
  // In another message, “Mr Hoxhaj” is more likely to be the father of Blerta Hoxhaj.
  if (parts.length === 1) return isTitledAlike || !isTitleSign(sign) || isHere;
  const long = [...keys].filter((one) => nameParts(one).length > 1);
  // A title comes before a family name, which relatives share.
  if (!long.length) return sign !== undefined || !signs.size;
  return long.every((one) => {
    const other = nameParts(one);
    if (hasSameParts(one, key)) return true;
    if (!isOtherForm(other, parts)) return false;
    if (!isInitialOnly(other, parts) && !hasMiddleName(other, parts)) return true;
    // “A. Khan” in an earlier message may be anyone in the family.
    if (isInitialOnly(other, parts) && other[0]!.length === 1 && !isHere) return false;
    return isTitledAlike && ![name, one].some((each) => who?.isIntroduced(each));
  });
}

// Finds which known person a name belongs to. Two people must never share a pseudonym, so a name that may
// belong to several people gets a new one.
import {
  isOtherForm,
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
  const mayBe = (pseudonym: string, key: string) =>
    !who || (!who.isAnother(key) && !keysOf(known, pseudonym).some((other) => who.isApart(key, other)));
  return {
    given: known.given,
    remember: (key, pseudonym, sign) => remember(known, key, pseudonym, sign),
    find(key, sign) {
      const before = (sign && known.given.get(signedKey(sign, key))) ?? asBefore(known, key, { sign, who });
      if (before !== undefined) return before;
      const named = who?.namesOf(key).flatMap((name) => known.given.get(name) ?? [])[0];
      const found = named ?? inOtherForm(known, key, sign);
      return found !== undefined && mayBe(found, key) ? found : undefined;
    },
  };
}

function remember({ given, owners, people }: Known, key: string, pseudonym: string, sign?: Sign): void {
  const before = given.get(key);
  if (!before || !sign) {
    if (before && before !== pseudonym) people.get(before)?.keys.delete(key);
    given.set(key, pseudonym);
  }
  const person = people.get(pseudonym) ?? { keys: new Set(), signs: new Set() };
  people.set(pseudonym, person);
  person.keys.add(key);
  for (const part of ownParts(key)) owners.set(part, (owners.get(part) ?? new Set()).add(pseudonym));
  if (!sign) return;
  given.set(signedKey(sign, key), pseudonym);
  person.signs.add(sign);
}

const keysOf = ({ people }: Known, pseudonym: string): string[] => [...(people.get(pseudonym)?.keys ?? [])];

const longNames = (known: Known, pseudonym: string): string[][] =>
  keysOf(known, pseudonym)
    .map(nameParts)
    .filter(({ length }) => length > 1);

const isOpposite = ({ people }: Known, pseudonym: string, sign?: Sign): boolean =>
  sign !== undefined && people.get(pseudonym)?.signs.has(OPPOSITE[sign]) === true;

const SIGNS = Object.keys(OPPOSITE) as Sign[];

/** The pseudonym of this very name, unless a title or the text shows that it is someone else's here. */
function asBefore(
  known: Known,
  key: string,
  { sign, who }: { sign: Sign | undefined; who: WhoIsWho | undefined },
): string | undefined {
  const pseudonym = known.given.get(key);
  if (pseudonym === undefined || isOpposite(known, pseudonym, sign)) return undefined;
  // “Khan” may be Mr or Mrs Khan.
  const titled = new Set(SIGNS.flatMap((one) => known.given.get(signedKey(one, key)) ?? []));
  if (!sign && titled.size > 1 && titled.has(pseudonym)) return undefined;
  // The longer name keeps the pseudonym.
  const isOthers = keysOf(known, pseudonym).some(
    (other) => nameParts(other).length > nameParts(key).length && who?.isApart(key, other),
  );
  return isOthers ? undefined : pseudonym;
}

/**
 * Finds the known person with a longer or shorter form of the name, such as "Blerta" and "Blerta Hoxhaj",
 * unless several people match. A single name may be a family name, so only the first longer name that
 * contains it gets the same pseudonym.
 */
function inOtherForm(known: Known, key: string, sign?: Sign): string | undefined {
  const parts = nameParts(key);
  const own = ownParts(key);
  const [first, ...others] = own.map((part) => known.owners.get(part) ?? new Set<string>());
  if (!first) return undefined;
  const shared = [...first].filter(
    (pseudonym) => others.every((other) => other.has(pseudonym)) && !isOpposite(known, pseudonym, sign),
  );
  if (shared.length) return shared.length === 1 ? shared[0] : undefined;
  if (parts.length === 1) return undefined;
  const isForm = (name: readonly string[]) => isOtherForm(name, parts);
  const candidates = new Set([
    ...own.flatMap((part) => known.given.get(`name:${part}`) ?? []),
    ...[...known.people.keys()].filter((one) => longNames(known, one).some(isForm)),
  ]);
  const [one, another] = candidates;
  if (one === undefined || another !== undefined || isOpposite(known, one, sign)) return undefined;
  const names = longNames(known, one);
  // A title stands before a family name, which others in the family have, too.
  if (!sign && !names.length && known.people.get(one)!.signs.size) return undefined;
  const isOnes = names.every((name) => isForm(name) || name.every((part) => parts.includes(part)));
  return isOnes ? one : undefined;
}

// Compares the forms of a name: in full, one name alone, with a middle name, with initials.
import type { Redaction } from '../../model/personal-data.js';

/** The words of a name, with or without a sign before the key. */
export function nameParts(signed: string): string[] {
  const { key } = readSigned(signed);
  return key.startsWith('name:') ? key.slice('name:'.length).split(' ') : [];
}

/**
 * What tells people with the same name apart: “another boy, Ali” is the “other” Ali, and the one before him the
 * “first”. A known value with a sign has a second key, “mrs name:khan”, because “name:khan” is the key of the
 * first Khan.
 */
export type Sign = NonNullable<Redaction['sign']>;

const SIGNED = /^(?<sign>mr|mrs|miss|elder|younger|first|other) (?<key>.+)$/u;

export const signedKey = (sign: Sign, key: string): string => `${sign} ${key}`;

export function readSigned(key: string): { sign?: Sign; key: string } {
  const groups = SIGNED.exec(key)?.groups;
  return groups ? { sign: groups['sign'] as Sign, key: groups['key']! } : { key };
}

export const OPPOSITE: Readonly<Record<Sign, readonly Sign[]>> = {
  mr: ['mrs', 'miss'],
  mrs: ['mr', 'miss'],
  miss: ['mr', 'mrs'],
  elder: ['younger'],
  younger: ['elder'],
  first: ['other'],
  other: ['first'],
};

export const isTitleSign = (sign: Sign | undefined): boolean =>
  sign === 'mr' || sign === 'mrs' || sign === 'miss';

/** Matches words before someone else's name: in “Dafydd ap Rhys”, Rhys is the father. */
const OF_PARENT = /\b(ap|ab|ferch|verch|bin|binti|bint|ibn|abu|umm) /gu;

/** The parts of a name, with the name of a parent or child as one part: “dafydd”, “ap rhys”. */
export function ownParts(key: string): string[] {
  return nameParts(key.replace(OF_PARENT, '$1_'));
}

/** True for “ali mohammed” and “mohammed ali”, because families and passports use either order. */
export function hasSameParts(one: string, other: string): boolean {
  const [parts, others] = [ownParts(one), ownParts(other)];
  return parts.length === others.length && parts.every((part) => others.includes(part));
}

/** True for “kasia k” and “kasia kowalska”, but not for two names in full. */
function isInitialled(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length &&
    one.every((part, at) => {
      const long = other[at]!;
      return part === long || (part[0] === long[0] && (part.length === 1 || long.length === 1));
    })
  );
}

/** Matches first words of names that are so common that a middle name tells two people apart. */
const EVERYONES =
  /^(?:moh?amm?[ae]d|muhamm[ae]d|nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly)$/u;

/** True for “ana pop” and “ana maria pop”. The first names must agree: a child may have the father's names. */
function isWithin(short: readonly string[], long: readonly string[]): boolean {
  if (short.length < 2 || short.length >= long.length || !short.every((part) => long.includes(part)))
    return false;
  // “Linh Nguyen” and “Nguyen Van Linh”.
  const isTurnedRound = short[0] === long.at(-1) && short.at(-1) === long[0];
  return isTurnedRound || (short[0] === long[0] && !EVERYONES.test(short[0]!));
}

/** True if one name may be the other with a middle name or with initials. */
export function isOtherForm(one: readonly string[], other: readonly string[]): boolean {
  return isInitialled(one, other) || isWithin(one, other) || isWithin(other, one);
}

const hasInitial = (name: readonly string[]): boolean => name.length > 1 && name[0]!.length === 1;

/** True for “a khan” and “amina khan”, which are weaker evidence than “amina k” and “amina khan”. */
export const isInitialOnly = (one: readonly string[], other: readonly string[]): boolean =>
  hasInitial(one) !== hasInitial(other);

/** True for two forms of a name, of which one has a middle name. */
export const hasMiddleName = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 1 && other.length > 1 && one.length !== other.length;

// Compares the forms of a name: in full, alone, with a middle name, with initials.
import type { Redaction } from '../../model/personal-data.js';

/** The words of a name, with or without a sign before the key. */
export function nameParts(signed: string): string[] {
  const { key } = readSigned(signed);
  return key.startsWith('name:') ? key.slice('name:'.length).split(' ') : [];
}

/**
 * What tells people with the same name apart. A known value with a sign has a second key, “mrs name:khan”,
 * because “name:khan” is the key of the first Khan.
 */
export type Sign = NonNullable<Redaction['sign']>;

const SIGNED = /^(?<sign>mr|mrs|elder|younger) (?<key>.+)$/u;

export const signedKey = (sign: Sign, key: string): string => `${sign} ${key}`;

export function readSigned(key: string): { sign?: Sign; key: string } {
  const groups = SIGNED.exec(key)?.groups;
  return groups ? { sign: groups['sign'] as Sign, key: groups['key']! } : { key };
}

export const OPPOSITE: Readonly<Record<Sign, Sign>> = {
  mr: 'mrs',
  mrs: 'mr',
  elder: 'younger',
  younger: 'elder',
};

/** Words that open someone else's name: in “Dafydd ap Rhys”, Rhys is the father. */
const OF_PARENT = /\b(ap|ab|ferch|verch|bin|binti|bint|ibn|abu|umm) /gu;

/** The parts of a name, with the name of a parent or child as one part: “dafydd”, “ap rhys”. */
export function ownParts(key: string): string[] {
  return nameParts(key.replace(OF_PARENT, '$1_'));
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

/** True for “ana pop” and “ana maria pop”. The first names must agree: a child may have the father's names. */
function isWithin(short: readonly string[], long: readonly string[]): boolean {
  return short.length > 1 && short[0] === long[0] && short.every((part) => long.includes(part));
}

/** True if one name may be the other with a middle name or with initials. */
export function isOtherForm(one: readonly string[], other: readonly string[]): boolean {
  return isInitialled(one, other) || isWithin(one, other) || isWithin(other, one);
}

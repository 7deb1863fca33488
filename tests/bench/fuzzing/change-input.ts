// Changes one place of an input, using parts of another input for the same reader.
import fc from 'fast-check';
import { LONGEST_INPUT } from '../../attacks/files/odd-text.js';

type Draw = fc.GeneratorValue;
type Values = Record<string, unknown>;

/**
 * If all values in both inputs have the same type, the result has that type too, because some readers rely on
 * it.
 */
export function changed(given: unknown, other: unknown, draw: Draw): unknown {
  if (typeof given === 'string' && typeof other === 'string') return changedText(given, other, draw);
  if (typeof given === 'number' && typeof other === 'number')
    return draw(fc.constantFrom, given + 1, other, draw(fc.nat));
  if (Array.isArray(given) && Array.isArray(other)) return changedList(given, other, draw);
  if (isRecord(given) && isRecord(other)) return changedRecord(given, other, draw);
  return other;
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changedText(given: string, other: string, draw: Draw): string {
  const upTo = (max: number) => draw(fc.nat, { max });
  const at = upTo(given.length);
  const end = at + upTo(12);
  const from = upTo(other.length);
  const letter = draw(fc.string, {
    unit: draw(fc.constantFrom, 'grapheme-ascii', 'binary'),
    minLength: 1,
    maxLength: 1,
  });
  const start = given.slice(0, at);
  const part = given.slice(at, end);
  const rest = given.slice(end);
  const ways = [
    () => start + letter + given.slice(at + 1),
    () => start + letter + part + rest,
    () => start + rest,
    () => start + part.repeat(upTo(draw(fc.constantFrom, 3, 50, 3_000))) + rest,
    () => start + other.slice(from, from + upTo(20)) + part + rest,
    () => start + other.slice(from),
  ];
  return draw(fc.constantFrom, ...ways)().slice(0, LONGEST_INPUT);
}

/** Keeps the length if both lists have the same one, because they may be pairs. */
function changedList(given: readonly unknown[], other: readonly unknown[], draw: Draw): unknown[] {
  const at = draw(fc.nat, { max: Math.max(0, given.length - 1) });
  const change = () => given.with(at, changed(given[at], other[at % other.length], draw));
  if (given.length === other.length) return given.length ? change() : [];
  const ways = [() => given.toSpliced(at, 1)];
  if (other.length) ways.push(() => given.toSpliced(at, 0, draw(fc.constantFrom, ...other)));
  if (given.length && other.length) ways.push(change);
  return draw(fc.constantFrom, ...ways)();
}

function changedRecord(given: Values, other: Values, draw: Draw): Values {
  const keys = Object.keys({ ...given, ...other });
  if (!keys.length) return other;
  const key = draw(fc.constantFrom, ...keys);
  if (!Object.hasOwn(other, key))
    return Object.fromEntries(Object.entries(given).filter(([name]) => name !== key));
  const isNew = !Object.hasOwn(given, key) || draw(fc.nat, { max: 3 }) === 0;
  return { ...given, [key]: isNew ? other[key] : changed(given[key], other[key], draw) };
}

// Checks whether a line's lead-in has changed. For example, "Do not:" changes the meaning of its list.
import { splitUnits } from '../../knowledge/text/sentences.js';
import { NUMBERING, normalisedKey, unwrapped } from './normalise-text.js';

/**
 * True if a line that is in both texts has a different lead-in. If the lead-in's own wording has changed, its
 * lines do not count, because that change is already shown.
 */
export function areIntroducedOtherwise(before: string, after: string): boolean {
  const [old, now] = [introduced(before), introduced(after)];
  const inBoth = (key: string) => old.some((one) => one.key === key) && now.some((one) => one.key === key);
  const placesIn = (units: typeof old) =>
    units
      .filter(({ key }) => inBoth(key))
      .map(({ key, leadIn }) => `${key}<${leadIn === undefined || inBoth(leadIn) ? leadIn : '?'}`);
  const [was, is] = [new Set(placesIn(old)), new Set(placesIn(now))];
  return was.size !== is.size || [...was].some((place) => !is.has(place));
}

function introduced(text: string): { key: string; leadIn?: string }[] {
  const units = splitUnits(withOneBullet(unwrapped(text)));
  const keys = units.map(({ start, end }) => normalisedKey(text.slice(start, end)));
  return units.map(({ leadIn }, n) => ({
    key: keys[n]!,
    ...(leadIn !== undefined && { leadIn: keys[leadIn]! }),
  }));
}

/** Any number or bullet becomes "•", as all introduce list items. The text keeps its length. */
function withOneBullet(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [mark] = NUMBERING.exec(line) ?? /^\s*[•▪◦‣*–-]\s+/u.exec(line) ?? [];
      if (!mark) return line;
      const indent = /^\s*/.exec(mark)![0];
      return `${indent}•${' '.repeat(mark.length - indent.length - 1)}${line.slice(mark.length)}`;
    })
    .join('\n');
}

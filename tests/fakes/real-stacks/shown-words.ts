// Reads what a card of Teams or the blocks of Slack show, as they went over the wire.

/** Everything a reader sees, in reading order, with single spaces; buttons as their labels. */
export function shownWords(content: unknown): string {
  return textsIn(content).join(' ').replace(/\s+/g, ' ').trim();
}

function textsIn(content: unknown): string[] {
  if (Array.isArray(content))
    return content.flatMap((one) => (typeof one === 'string' ? [one] : textsIn(one)));
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => {
    if (typeof value === 'string') return key === 'text' || key === 'title' ? [value] : [];
    // What a button carries is not shown, and the fallback repeats its label.
    return key === 'data' || key === 'fallback' ? [] : textsIn(value);
  });
}

/** Every object inside that fits, outermost first. */
export function objectsIn(
  content: unknown,
  fits: (one: Record<string, unknown>) => boolean,
): Record<string, unknown>[] {
  if (typeof content !== 'object' || content === null) return [];
  const inside = Object.values(content).flatMap((value) => objectsIn(value, fits));
  const one = content as Record<string, unknown>;
  return !Array.isArray(content) && fits(one) ? [one, ...inside] : inside;
}

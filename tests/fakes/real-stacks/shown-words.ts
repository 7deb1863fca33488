// Reads the text that a Teams card or Slack blocks show, as sent over the network.

/**
 * Returns all the text that a reader sees, in reading order, with single spaces and the labels of buttons.
 */
export function shownWords(content: unknown): string {
  return textsIn(content).join(' ').replace(/\s+/g, ' ').trim();
}

function textsIn(content: unknown): string[] {
  if (Array.isArray(content))
    return content.flatMap((one) => (typeof one === 'string' ? [one] : textsIn(one)));
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => {
    if (typeof value === 'string') return key === 'text' || key === 'title' ? [value] : [];
    // A button's data is not shown, and the fallback repeats its label.
    return key === 'data' || key === 'fallback' ? [] : textsIn(value);
  });
}

/** Returns every matching object inside a value, outermost first. */
export function objectsIn(
  content: unknown,
  fits: (one: Record<string, unknown>) => boolean,
): Record<string, unknown>[] {
  if (typeof content !== 'object' || content === null) return [];
  const inside = Object.values(content).flatMap((value) => objectsIn(value, fits));
  const one = content as Record<string, unknown>;
  return !Array.isArray(content) && fits(one) ? [one, ...inside] : inside;
}

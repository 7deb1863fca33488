// Reads the text that is visible in a Teams card or Slack blocks, as sent over the network.

/**
 * Returns all the text that a reader sees, including labels of buttons, in reading order and with single
 * spaces.
 */
export function visibleText(content: unknown): string {
  return textsIn(content).join(' ').replace(/\s+/g, ' ').trim();
}

function textsIn(content: unknown): string[] {
  if (Array.isArray(content))
    return content.flatMap((one) => (typeof one === 'string' ? [one] : textsIn(one)));
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => {
    if (typeof value === 'string') return key === 'text' || key === 'title' ? [value] : [];
    // Skips a button’s data, which is not visible, and the fallback, which repeats the label.
    return key === 'data' || key === 'fallback' ? [] : textsIn(value);
  });
}

/** Returns all objects accepted by `fits` inside a value, starting with the outermost. */
export function objectsIn(
  content: unknown,
  fits: (one: Record<string, unknown>) => boolean,
): Record<string, unknown>[] {
  if (typeof content !== 'object' || content === null) return [];
  const inside = Object.values(content).flatMap((value) => objectsIn(value, fits));
  const one = content as Record<string, unknown>;
  return !Array.isArray(content) && fits(one) ? [one, ...inside] : inside;
}

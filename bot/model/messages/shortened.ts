// Shortens a long text, to show part of it.

/** Cut between words and outside placeholders, to at most `most` characters and an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const words = /\s/.test(text[most]!) ? start : start.replace(/\s+\S*$/, '');
  // A pasted link is one long word. If it were left out, there would be little left, so we cut inside it.
  const cut = words.length < most / 2 ? start : words;
  return `${cut.replace(/\[[^[\]]{0,40}$/, '').trimEnd()} …`;
}

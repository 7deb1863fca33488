/** Cuts between words, and never inside a placeholder. Returns at most `most` characters plus an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const words = /\s/.test(text[most]!) ? start : start.replace(/\s+\S*$/, '');
  // A pasted link is one long word. If leaving it out would leave little text, cut inside the link instead.
  const cut = words.length < most / 2 ? start : words;
  return `${cut.replace(/\[[^[\]]{0,40}$/, '').trimEnd()} …`;
}

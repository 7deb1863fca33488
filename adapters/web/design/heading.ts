// A question as a heading: long ones are cut between words, and shown in full elsewhere on the page.

/** Two lines at a desk, five on a phone. */
const LONGEST = 160;

export function asHeading(question: string): string {
  const oneLine = question.replace(/\s+/g, ' ').trim();
  if (oneLine.length <= LONGEST) return oneLine;
  const cut = oneLine.slice(0, LONGEST).replace(/\p{Surrogate}$/u, '');
  // Not within a pseudonym such as “[date of birth 1]”; a bracket of the person's own may stay open for longer.
  const whole = cut.slice(0, /\[[^\]]{0,30}$/.exec(cut)?.index ?? cut.length);
  return `${whole.slice(0, whole.lastIndexOf(' ') > LONGEST / 2 ? whole.lastIndexOf(' ') : whole.length).trimEnd()} …`;
}

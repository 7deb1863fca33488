// Turns a question into a heading. A long question is cut between words, and shown in full elsewhere on the page.

/** 2 lines on a computer, 5 on a phone. */
const LONGEST = 160;

export function asHeading(question: string): string {
  const oneLine = question.replace(/\s+/g, ' ').trim();
  if (oneLine.length <= LONGEST) return oneLine;
  const cut = oneLine.slice(0, LONGEST).replace(/\p{Surrogate}$/u, '');
  // Never cuts inside a pseudonym such as “[date of birth 1]”. Brackets that the person typed may hold more text, so
  // they can be cut.
  const whole = cut.slice(0, /\[[^\]]{0,30}$/.exec(cut)?.index ?? cut.length);
  return `${whole.slice(0, whole.lastIndexOf(' ') > LONGEST / 2 ? whole.lastIndexOf(' ') : whole.length).trimEnd()} …`;
}

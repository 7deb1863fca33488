// Shortens a question for use as a heading. The question is shown in full elsewhere on the page.

/** The maximum length in characters: about 2 lines on a computer and 6 on a phone. */
const LONGEST = 200;

export function asHeading(question: string, longest = LONGEST): string {
  const oneLine = question.replace(/\s+/g, ' ').trim();
  if (oneLine.length <= longest) return oneLine;
  const cut = oneLine.slice(0, longest).replace(/\p{Surrogate}$/u, '');
  // Never cuts a pseudonym such as “[date of birth 1]” in half. Longer text in brackets was typed by the
  // person and can be cut.
  const whole = cut.slice(0, /\[[^\]]{0,30}$/.exec(cut)?.index ?? cut.length);
  return `${whole.slice(0, whole.lastIndexOf(' ') > longest / 2 ? whole.lastIndexOf(' ') : whole.length).trimEnd()} …`;
}

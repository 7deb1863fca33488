// Recognises passages about adults by their headings. For a question about a child they would give the wrong
// rule: an adult is only referred with consent, a child always. Of 61 passages that labellers found
// misleading, 17 were about adults.
import type { Candidate } from '../search/candidate.js';

const CHILD =
  /\b(?:child(?:ren|['’]s)?|minors?|under[ -]?18s?|girls?|boys?|lads?|kids?|bab(?:y|ies)|toddlers?|pupils?|sons?|daughters?|(?:step|half)?(?:brothers?|sisters?)|teen(?:age)?(?:rs?)?|young (?:person|people)|uasc|unaccompanied|(?:1[0-7]|[1-9])[ -]?(?:yo|y\/o|(?:yrs?|years?)[ -]old)|aged? (?:1[0-7]|[1-9]))\b/iu;
const ADULT = /\badults?\b/iu;

/** Whether the question is about a child, and not about adults as well. */
export function asksAboutChild(question: string): boolean {
  return CHILD.test(question) && !ADULT.test(question);
}

/**
 * Decided by the nearest heading that mentions adults or children. The document's title counts as the furthest heading.
 */
export function isForAdults({ passage, document }: Candidate): boolean {
  const nearest = [document.title, ...passage.headings]
    .reverse()
    .find((words) => ADULT.test(words) || CHILD.test(words));
  return nearest !== undefined && !CHILD.test(nearest);
}

// Recognises questions that guidance rarely answers, about prices, counts, names, templates or waiting times.

export const RARELY_COVERED = ['money', 'count', 'person', 'document', 'place', 'wait'] as const;
export type RarelyCovered = (typeof RARELY_COVERED)[number];

/** If `asked` matches the question, we only answer if `held` matches a quote. */
const KINDS: Record<RarelyCovered, { asked: RegExp; held: RegExp }> = {
  money: {
    asked:
      /\bhow much (?:is|are|does|do|did|will|money|funding|compensation|can|to|an?|the|in)\b|\b(?:costs?|fees?|price|charged?|salar(?:y|ies)|wages?|pay|paid|payments?|rates?|allowance|amount|fine|funding|grant|subsistence|budget|bursary|premium|threshold)\b/i,
    held: /£\s?\d|\b\d+p\b|\bpounds\b/i,
  },
  count: {
    asked:
      /\bhow many\b(?!.{0,14}\b(?:days|weeks|months|years|hours|times)\b)|\b(?:percentage|proportion|per cent|share of|average|numbers? of|stats?|statistics?|success rate|conviction rate|waiting list)\b|%/i,
    held: /\d{2,}|\d\s?%|\bper cent\b/i,
  },
  person: {
    asked:
      /\bwho(?:’s|'s|s| is| was| runs| chairs| heads| leads| holds| won)\b|\bnames? of\b|\bwhich (?:judge|minister|officer|social worker|barrister)\b/i,
    held: /\b(?:Dame|Sir|Baroness|Lord|Mr|Mrs|Ms|Dr|Professor) [A-Z]/,
  },
  document: {
    asked:
      /\b(?:templates?|samples?|examples?|pro ?forma|checklist|leaflet|poster|download|pdf|form number|which form|booklet|matrix|software|app|dashboard|log ?in|password|url|api|browser|account|slides)\b/i,
    held: /https?:\/\/|www\.|\b(?:template|annex|leaflet|poster|form)\b/i,
  },
  place: {
    asked: /\bwhere (?:is|are|can|do)\b|\bnearest\b|\baddress\b|\blocations?\b/i,
    held: /\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|https?:\/\/|www\./,
  },
  wait: {
    asked:
      /\b(?:opening hours|what time|when is the next|waiting time|processing time|backlog|how long is the (?:wait|current)|at the moment|right now|tonight)\b/i,
    held: /\b\d{1,2}(?:am|pm|:\d\d)\b|\b24 hours\b/i,
  },
};

export function asksForRarelyCovered(question: string, kind: RarelyCovered): boolean {
  return KINDS[kind].asked.test(question);
}

/** Returns 1 if the question asks for one of these kinds of answer and no text contains it, otherwise 0. */
export function missingRarelyCovered(question: string, texts: readonly string[]): number {
  const asked = RARELY_COVERED.filter((kind) => asksForRarelyCovered(question, kind));
  return Number(asked.some((kind) => !texts.some((text) => KINDS[kind].held.test(text))));
}

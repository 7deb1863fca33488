// Finds sentences that moved from one passage to another, if an editor rejected the change to only one of the
// passages.
import { composePassages } from '../editions/compose-edition.js';
import type { Decision } from '../model/editing.js';
import { sentencesOf } from '../comparing/sentences-of.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { inTurns } from '../../knowledge/model/slice-long-work.js';

export interface TornSentence {
  text: string;
  /** missing: neither passage would have the sentence in the live edition. twice: both would have it. */
  would: 'missing' | 'twice';
}

/** The first sentence of both editions that would be lost or repeated in the live edition. */
export async function tornSentence(
  before: readonly Passage[],
  after: readonly Passage[],
  decisions: Readonly<Record<string, Decision>>,
): Promise<TornSentence | undefined> {
  const composed = await inTurns(composePassages(before, after, decisions));
  const [old, now, live] = [before, after, composed].map(countSentences);
  for (const [identity, { text, times }] of now!) {
    const held = old!.get(identity);
    if (!held) continue;
    const kept = live!.get(identity)?.times ?? 0;
    if (!kept) return { text, would: 'missing' };
    // The first line of a list does not count, because every passage of the list repeats it.
    if (kept > 1 && times === 1 && held.times === 1) return { text, would: 'twice' };
  }
  return undefined;
}

function countSentences(passages: readonly Passage[]): Map<string, { text: string; times: number }> {
  const counts = new Map<string, { text: string; times: number }>();
  for (const { text, headings } of passages)
    for (const sentence of sentencesOf(text, headings.at(-1))) {
      const count = counts.get(sentence.identity) ?? { text: sentence.text.trim(), times: 0 };
      count.times += 1;
      counts.set(sentence.identity, count);
    }
  return counts;
}

// Caches answers that a language model helped with, so that we do not pay twice for the same question and
// release.
import { hash } from 'node:crypto';
import LruCache from 'lru-cache';
import type { Answer, Question } from '../model/answer.js';

const MOST_ANSWERS = 500;

/** `release` is the loaded release object. When it is unloaded, its answers are discarded too. */
export interface RememberedAnswers {
  find(release: object, question: Question): Answer | undefined;
  keep(release: object, question: Question, answer: Answer): void;
}

/** Questions are stored as digests. Answers with a failed step are not kept: it is tried again. */
export function createRememberedAnswers(): RememberedAnswers {
  const releases = new WeakMap<object, LruCache<string, Answer>>();
  const keyOf = ({ text, scenario, context, followUp, jurisdiction, ownNationOnly, ...rest }: Question) =>
    hash(
      'sha256',
      JSON.stringify([
        ...[text, scenario, jurisdiction, ownNationOnly, rest.language],
        // The text is the same whether a date of birth that we removed is a child's or an adult's.
        rest.childBirthDates,
        // A follow-up leads to different searches, so `followUp` is part of the key.
        followUp,
        context.map((turn) => [turn.role, turn.text, turn.followUp]),
      ]),
      'base64url',
    );
  return {
    find: (release, question) => releases.get(release)?.get(keyOf(question)),
    keep(release, question, answer) {
      if (answer.writtenBy !== 'model' || answer.fellBack) return;
      let kept = releases.get(release);
      if (!kept) releases.set(release, (kept = new LruCache({ max: MOST_ANSWERS })));
      kept.set(keyOf(question), answer);
    },
  };
}

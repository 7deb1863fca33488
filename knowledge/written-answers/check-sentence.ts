// Checks that a language model's sentence is a shorter form of a quoted sentence, and returns it in the
// quote's words.
import type { Glossary } from '../model/glossary.js';
import { detectLanguage } from '../question/detect-language.js';
import { sentencesIn } from '../text/sentences.js';
import { sentencesQuoted, withoutNumber, type SentenceSource } from './quoted-sentences.js';
import type { PartKind } from './parts-that-may-be-left-out.js';
import { partsLeftOut, withoutParts } from './shortening.js';
import { shortWith, wordsOf, type Word } from './split-into-words.js';

const MOST_LETTERS = 600;
/** Up to 2 consecutive quoted sentences may be merged into one. */
const MOST_SENTENCES = 2;
/** Matches only letters, digits and ordinary punctuation. The letters and digits must also be in the quote. */
const PLAIN = /^[\p{L}\p{M}\p{N} .,;:'’‘"“”()[\]/–—%£&+‑-]+$/u;
const ADDRESS = /[@\\]|:\/\/|\bwww\b|[\p{L}\p{N}]\.\p{L}{2}|\p{L}\/\/|\p{L}:\p{L}/u;
/** Matches instructions addressed to a model or written by one, which guidance never contains. */
const TO_OR_OF_A_MACHINE =
  /\b(?:ignore|disregard|forget|override|bypass) (?:all |any |every |the |your |these |those |of |its )*(?:previous|earlier|above|prior|other|instructions?|rules?|guidelines|training|restrictions|prompts?)\b|\b(?:system|developer) (?:prompt|message|instructions?)\b|\b(?:my|your) (?:instructions|prompt|rules)\b|\blanguage model\b|\b(?:note|message|instruction)s? (?:to|for) (?:the )?(?:ai|assistant|model|chat ?bot)\b|\b(?:ai|assistant|chat ?bot|system|model) ?:|\bai assistant\b|<\|/i;

export interface KeptSentence {
  text: string;
  /** Indexes of the quotes that contain the sentence, without duplicates. */
  quotes: number[];
  leftOut: PartKind[];
}

interface Shortened {
  quote: number;
  text: string;
  leftOut: PartKind[];
}

interface Source {
  quote: number;
  text: string;
  words: Word[];
}

/** Returns a check that reads each quote once. It gives undefined for a draft that is not kept. */
export function createSentenceCheck(
  quotes: readonly SentenceSource[],
  glossary: Glossary = [],
): (draft: string) => KeptSentence | undefined {
  const short = shortWith(glossary);
  const sources = quotes.flatMap((quoted, quote) =>
    TO_OR_OF_A_MACHINE.test(quoted.text)
      ? []
      : sentencesQuoted(quoted).map((text) => ({ quote, text, words: short(wordsOf(text)) })),
  );
  return (draft) => {
    const text = draft.trim();
    if (text.length > MOST_LETTERS || !PLAIN.test(text) || ADDRESS.test(text)) return undefined;
    const sentences = sentencesIn(text).map(withoutNumber);
    if (sentences.length > MOST_SENTENCES) return undefined;
    const found = sentences.map((sentence) => shortened(short(wordsOf(sentence)), sources));
    if (!found.every((one) => one !== undefined)) return undefined;
    return {
      text: found.map((one) => one.text).join(' '),
      quotes: [...new Set(found.map(({ quote }) => quote))],
      leftOut: found.flatMap(({ leftOut }) => leftOut),
    };
  };
}

function shortened(words: readonly Word[], sources: readonly Source[]): Shortened | undefined {
  for (const { quote, text, words: whole } of sources) {
    const parts = partsLeftOut(words, whole);
    // The words that mark a condition are only known in English.
    if (parts?.length && detectLanguage(text)) continue;
    if (parts)
      return { quote, text: withoutParts(parts, text, whole), leftOut: parts.map(({ kind }) => kind) };
  }
  return undefined;
}

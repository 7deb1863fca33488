// Estimates the probability that a Welsh message says someone is in danger now. The weights were fitted by
// tools/training/pytorch/train_welsh.py on messages by several writers, and welsh-danger.md gives the
// results. Lists of Welsh patterns found fewer than half as many messages: words for danger have many mutated
// forms, and most messages about danger do not use such words.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { wordSet } from '../../knowledge/text/word-set.js';

const fileSchema = z.object({
  /** Each weight is a signed byte multiplied by this. */
  scale: z.number(),
  bias: z.number(),
  sha256: z.string(),
  weights: z.base64(),
});
const { scale, bias, weights } = readFile();

/**
 * Log odds from this value count as danger. In messages by writers who were not in the training data, this
 * finds 9 in 10 messages about danger. It raises a false alarm for 1 in 8 calm messages that are easily
 * mistaken for danger.
 */
export const WELSH_DANGER = logOdds(0.4);
/**
 * The number of words read together. Longer messages are read in parts that overlap by half, so that one
 * sentence is enough to raise the alarm.
 */
const WORDS_READ = 80;
/**
 * A message with 2 different words from this list counts as Welsh. None of the words is English, even without
 * its apostrophe.
 */
const WELSH_WORDS = wordSet(
  'mae maen maer brysiwch helpwch ywr ywn dwi dw hin nhwn ir rwy wyf oes sydd syn ond wedi wedii efo gyda nhw beth hefyd achos bod fod nad ddim heb cyn neu rhaid angen nawr rwan heno ddoe heddiw fory yfory plentyn bachgen ysgol teulu yn yr ei eu fy dy ein hwn hyn yma yno gan iddo iddi ganddo ganddi oedd roedd bydd fydd basai dyw dydy dyn isie eisiau moyn neithiwr rhywun unrhyw sut pryd ble pwy faint ydy ydi yw nol mewn',
);

/**
 * Returns the log odds of danger, or undefined for a message that is not in Welsh. Has no side effects. The
 * time taken grows with the length of the message.
 */
export function dangerInWelsh(text: string): number | undefined {
  const words = wordsOf(text);
  if (new Set(words.filter((word) => WELSH_WORDS.has(word))).size < 2) return undefined;
  let most = -Infinity;
  for (let at = 0; at === 0 || at + WORDS_READ / 2 < words.length; at += WORDS_READ / 2)
    most = Math.max(most, dangerOf(words.slice(at, at + WORDS_READ)));
  return most;
}

export function logOdds(odds: number): number {
  return Math.log(odds / (1 - odds));
}

function dangerOf(words: readonly string[]): number {
  const places = placesOf(words);
  const sum = [...places].reduce((all, place) => all + weights[place]!, 0);
  return (sum * scale) / Math.sqrt(Math.max(1, places.size)) + bias;
}

/** Removes accents and apostrophes, because people do not always type them. */
function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '');
  return plain.match(/[a-z0-9]+/g) ?? [];
}

/** Returns the indexes of the weights for each word, each pair of words and each piece of 3 to 5 letters. */
function placesOf(words: readonly string[]): Set<number> {
  const places = new Set<number>();
  const add = (piece: string) => places.add(crc32(piece) % weights.length);
  words.forEach((word, n) => {
    add(`w:${word}`);
    if (n + 1 < words.length) add(`b:${word} ${words[n + 1]}`);
    const edged = `^${word}$`;
    for (let length = 3; length <= 5; length += 1)
      for (let at = 0; at + length <= edged.length; at += 1) add(edged.slice(at, at + length));
  });
  return places;
}

function readFile() {
  const file = fileSchema.parse(
    JSON.parse(readFileSync(new URL('welsh-danger-weights.json', import.meta.url), 'utf8')),
  );
  const bytes = Buffer.from(file.weights, 'base64');
  if (hash('sha256', bytes) !== file.sha256)
    throw new Error('welsh-danger-weights.json is damaged. Check out the project again.');
  return { ...file, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
}

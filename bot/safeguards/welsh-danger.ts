// Says how likely a Welsh message tells of danger now. Fitted by tools/training/pytorch/train_welsh.py on messages by
// several writers; welsh-danger.md says how well. Lists of Welsh patterns found fewer than half as many: each word of
// alarm has many mutated forms, and most danger is told without one.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';

const fileSchema = z.object({
  /** Each weight is one signed byte times this. */
  scale: z.number(),
  bias: z.number(),
  sha256: z.string(),
  weights: z.base64(),
});
const { scale, bias, weights } = readFile();

/** On writers it had not seen, the fit finds 9 of 10 from here on, and alarms 1 in 8 calm messages of a hard kind. */
const WELSH_DANGER = 0.4;
/** A longer message is read in parts, half of each in the next, so that one sentence of it can decide. */
const WORDS_READ = 80;
/** Two different ones make a message Welsh. None is an English word, or the form of one without its apostrophe. */
const WELSH_WORDS = new Set(
  'mae maen maer brysiwch helpwch ywr ywn dwi dw hin nhwn ir rwy wyf oes sydd syn ond wedi wedii efo gyda nhw beth hefyd achos bod fod nad ddim heb cyn neu rhaid angen nawr rwan heno ddoe heddiw fory yfory plentyn bachgen ysgol teulu yn yr ei eu fy dy ein hwn hyn yma yno gan iddo iddi ganddo ganddi oedd roedd bydd fydd basai dyw dydy dyn isie eisiau moyn neithiwr rhywun unrhyw sut pryd ble pwy faint ydy ydi yw nol mewn'.split(
    ' ',
  ),
);

/** Undefined for a message that is not in Welsh. Pure; its time grows with the message's length. */
export function tellsOfDangerInWelsh(text: string): boolean | undefined {
  const words = wordsOf(text);
  if (new Set(words.filter((word) => WELSH_WORDS.has(word))).size < 2) return undefined;
  for (let at = 0; at === 0 || at + WORDS_READ / 2 < words.length; at += WORDS_READ / 2)
    if (oddsOf(words.slice(at, at + WORDS_READ)) >= WELSH_DANGER) return true;
  return false;
}

function oddsOf(words: readonly string[]): number {
  const places = placesOf(words);
  const sum = [...places].reduce((all, place) => all + weights[place]!, 0);
  return 1 / (1 + Math.exp(-((sum * scale) / Math.sqrt(Math.max(1, places.size)) + bias)));
}

/** Without accents and apostrophes, as people type them or not. */
function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '');
  return plain.match(/[a-z0-9]+/g) ?? [];
}

/** Of each word, each pair of words and each piece of 3 to 5 letters: the number of the weight that counts for it. */
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
    JSON.parse(readFileSync(new URL('welsh-danger.json', import.meta.url), 'utf8')),
  );
  const bytes = Buffer.from(file.weights, 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new Error('welsh-danger.json is damaged. Check out the project again.');
  return { ...file, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
}

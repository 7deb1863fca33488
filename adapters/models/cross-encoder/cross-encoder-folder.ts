// Finds a cross-encoder's files in a folder with the layout that most published models use.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { SPECIAL_TOKENS } from '../minilm/tokenizer.js';
import { localModelsWording } from '../wording/local-models-wording.js';

const said = localModelsWording.crossEncoder.folder;

/**
 * Uses the first of these that exists. 8-bit weights come last, because they are for machines with little
 * memory.
 */
const MODEL_FILES = [
  'model.onnx',
  'onnx/model.onnx',
  'model_quantized.onnx',
  'onnx/model_quantized.onnx',
] as const;

const tokenizerFileSchema = z.object({
  normalizer: z.object({ lowercase: z.boolean().optional() }).nullish(),
  model: z.object({ type: z.string().optional(), vocab: z.record(z.string(), z.number()) }),
});

export interface CrossEncoderFolder {
  modelFile: string;
  vocabulary: Map<string, number>;
}

/** Throws a `ConfigurationFailure` that says which file is missing or cannot be used. */
export async function readCrossEncoderFolder(folder: string): Promise<CrossEncoderFolder> {
  const modelFile = await firstThere(folder);
  if (modelFile === undefined) throw new ConfigurationFailure(...said.noModel(folder, MODEL_FILES));
  const vocabulary = await readVocabulary(folder);
  for (const [token, id] of Object.entries(SPECIAL_TOKENS))
    if (vocabulary.get(token) !== id) throw new ConfigurationFailure(...said.otherVocabulary(folder));
  return { modelFile, vocabulary };
}

async function firstThere(folder: string): Promise<string | undefined> {
  for (const name of MODEL_FILES) {
    const file = join(folder, name);
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return undefined;
}

async function readVocabulary(folder: string): Promise<Map<string, number>> {
  const lines = await readFile(join(folder, 'vocab.txt'), 'utf8').catch(() => undefined);
  if (lines !== undefined)
    return new Map(
      lines
        .trimEnd()
        .split(/\r?\n/)
        .map((piece, id) => [piece, id]),
    );
  const file = await readFile(join(folder, 'tokenizer.json'), 'utf8').catch(() => {
    throw new ConfigurationFailure(...said.noVocabulary(folder));
  });
  const { normalizer, model } = parseTokenizer(folder, file);
  if ((model.type ?? 'WordPiece') !== 'WordPiece' || normalizer?.lowercase === false)
    throw new ConfigurationFailure(...said.otherTokeniser(folder));
  return new Map(Object.entries(model.vocab));
}

function parseTokenizer(folder: string, file: string): z.infer<typeof tokenizerFileSchema> {
  try {
    return tokenizerFileSchema.parse(JSON.parse(file));
  } catch (cause) {
    throw new ConfigurationFailure(...said.unreadableTokeniser(folder), { cause });
  }
}

/** Identifies the model by a hash of its files. Hashing 90 MB takes about 0.2 s. */
export async function fingerprintOf({ modelFile, vocabulary }: CrossEncoderFolder): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([...vocabulary]));
  for await (const part of createReadStream(modelFile)) hash.update(part as Buffer);
  return hash.digest('base64url').slice(0, 22);
}

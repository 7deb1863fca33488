// If the native runtime crashes, its process restarts and no conversation is lost.
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmbeddingProcess } from '../../../../adapters/models/minilm/child-process.js';
import type { StartRequest } from '../../../../adapters/models/minilm/protocol.js';
import { ModelFailure } from '../../../../knowledge/model/errors.js';
import { transpiled } from '../../../support/deployment/transpiled.js';

const childFile = transpiled('tests/adapters/models/minilm/fixtures/scripted-child.ts');
type EmbeddingProcess = ReturnType<typeof createEmbeddingProcess>;
const open: EmbeddingProcess[] = [];
const lines: string[] = [];

/** The check file is named after `behaviour`. The scripted child counts its starts in that file. */
async function keep(behaviour = 'ready', engine: StartRequest['engine'] = 'auto', silenceMs = 20_000) {
  const checkFile = join(await mkdtemp(join(tmpdir(), 'child-')), behaviour);
  const kept = createEmbeddingProcess({
    engine,
    version: 'trained',
    checkFile,
    childFile,
    silenceMs,
    log: (line) => lines.push(line),
  });
  open.push(kept);
  return { kept, starts: async () => (await readFile(checkFile, 'utf8')).trim().split('\n') };
}

const ask = (kept: EmbeddingProcess, order: string) =>
  kept.ask({ texts: [{ text: order }], urgent: false }).then(({ values }) => values[0]);

afterEach(async () => {
  await Promise.all(open.splice(0).map((kept) => kept.close()));
  lines.length = 0;
});

describe('the embedding process', () => {
  it('is started again after a crash, and asked again once', async () => {
    const { kept } = await keep();
    expect((await kept.ready()).engine).toBe('onnx');
    expect(await ask(kept, 'crash once')).toBe(2);
    expect(lines).toEqual([expect.stringContaining('stopped unexpectedly (SIGKILL)')]);
  });

  it('answers what else was waiting when it crashed', async () => {
    const { kept } = await keep();
    expect(await Promise.all([ask(kept, 'crash once'), ask(kept, 'other'), ask(kept, 'another')])).toEqual([
      2, 2, 2,
    ]);
  });

  it('gives up on a request that crashes it twice, and goes on with others', async () => {
    const { kept, starts } = await keep();
    await expect(ask(kept, 'crash')).rejects.toThrow(ModelFailure);
    expect(await starts()).toHaveLength(2);
    expect(await ask(kept, 'other')).toBe(3);
  });

  it('is started again when it was killed while idle', async () => {
    const { kept } = await keep();
    await ask(kept, 'first');
    process.kill(kept.pid()!, 'SIGKILL');
    expect(await ask(kept, 'second')).toBe(2);
  });

  it('is killed and started again when it hangs', async () => {
    const { kept } = await keep('ready', 'auto', 5_000);
    expect(await ask(kept, 'hang once')).toBe(2);
  });

  it('passes a refusal on without a restart', async () => {
    const { kept, starts } = await keep();
    await expect(ask(kept, 'refuse')).rejects.toThrow(/failed: NaN/);
    expect(await starts()).toHaveLength(1);
  });

  it('takes the slow engine when loading the fast one kills it, and says so', async () => {
    const { kept, starts } = await keep('crash-on-fast');
    expect((await kept.ready()).engine).toBe('wasm');
    expect(await starts()).toEqual(['auto', 'wasm']);
    expect(lines).toEqual([expect.stringContaining('we are using the slow one')]);
  });

  it('fails when the engine that was asked for cannot be loaded', async () => {
    const { kept } = await keep('crash-on-fast', 'onnx');
    await expect(kept.ready()).rejects.toThrow(ModelFailure);
    const { kept: other } = await keep('cannot-load', 'onnx');
    await expect(other.ready()).rejects.toThrow(/no such file/);
  });

  it('fails when it does not become ready', async () => {
    const { kept } = await keep('never-ready', 'onnx', 1_500);
    await expect(kept.ready()).rejects.toThrow(/SIGKILL/);
  });

  it('refuses what was waiting, and ends, when it is closed', async () => {
    const { kept } = await keep();
    await kept.ready();
    const pid = kept.pid()!;
    const waiting = expect(ask(kept, 'hang once')).rejects.toThrow(/shut down/);
    await kept.close();
    await waiting;
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    await expect(ask(kept, 'late')).rejects.toThrow(/shut down/);
  });

  it('does not start another process when it is closed while starting', async () => {
    const { kept, starts } = await keep('never-ready');
    const starting = expect(kept.ready()).rejects.toThrow(ModelFailure);
    await expect.poll(() => starts().catch(() => [])).toHaveLength(1);
    await kept.close();
    await starting;
    expect(await starts()).toHaveLength(1);
    expect(lines).toEqual([]);
  });
});

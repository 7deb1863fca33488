// The fast engine is only used if its vectors equal those of the reference engine.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseEngine, compareEngines } from '../../../../adapters/models/minilm/choose-engine.js';
import type { Engine } from '../../../../adapters/models/minilm/engine.js';
import { CHECK_TEXTS } from '../../../../adapters/models/minilm/self-test-texts.js';

const directory = () => mkdtemp(join(tmpdir(), 'engine-'));

/** Makes an engine that gives the same vector for all texts except the one at `position`. */
const engineThatDiffersAt = (position: number, value = 0): Engine => ({
  name: 'onnx',
  embed: (texts) =>
    Promise.resolve(
      texts.map((_, i) => ({ vector: i === position ? Float32Array.of(value, 1) : Float32Array.of(1, 0) })),
    ),
});

describe('comparing engines', () => {
  it('answers the least agreement over all texts', async () => {
    expect(await compareEngines(engineThatDiffersAt(-1), engineThatDiffersAt(-1))).toBe(1);
    expect(await compareEngines(engineThatDiffersAt(7), engineThatDiffersAt(-1))).toBe(0);
    expect(await compareEngines(engineThatDiffersAt(7, NaN), engineThatDiffersAt(-1))).toBe(-1);
  });
});

/** A long time limit, because the slow engine took 23 seconds to embed the check texts on a busy machine. */
describe('choosing an engine', { timeout: 120_000 }, () => {
  it('takes the fast one, whose vectors agree with the reference on every check text', async () => {
    const checkFile = join(await directory(), 'models', 'check.json');
    await mkdir(dirname(checkFile));
    // This check result is for another model, so the engines must be compared again.
    await writeFile(checkFile, '{"subject":{"model":"another"}}');
    const { engine, note } = await chooseEngine({
      engine: 'auto',
      version: 'trained',
      checkFile,
    });
    expect(engine.name).toBe('onnx');
    expect(note).toBeUndefined();
    expect(CHECK_TEXTS.length).toBeGreaterThanOrEqual(20);
    const compared = JSON.parse(await readFile(checkFile, 'utf8')) as {
      subject: object;
      leastCosine: number;
    };
    expect(compared.leastCosine).toBeGreaterThan(0.99999);
    expect(compared.subject).not.toMatchObject({ model: 'another' });
  });

  it('works where nothing can be remembered', async () => {
    const file = join(await directory(), 'file');
    await writeFile(file, '');
    const { engine } = await chooseEngine({
      engine: 'onnx',
      version: 'trained',
      checkFile: join(file, 'check.json'),
    });
    expect(engine.name).toBe('onnx');
  });
});

// Embeds texts in a separate process. If the process crashes, sends the unanswered requests once more.
import { fileURLToPath } from 'node:url';
import { askChild } from '../../process/ask-child.js';
import type { AboutEngine, PackedVectors, StartRequest, ToEmbed } from './protocol.js';
import { localModelsWording } from '../wording/local-models-wording.js';

const said = localModelsWording.embedder;

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Much longer than the slow engine needs for 64 passages, so after this time the process must have hung. */
const SILENCE_MS = 120_000;

interface ProcessOptions extends StartRequest {
  log: (line: string) => void;
  /** Only set by tests. */
  childFile?: string;
  silenceMs?: number;
}

/** `ask` throws `ModelFailure`, for example if a request has crashed the process twice. */
export function createEmbeddingProcess(options: ProcessOptions) {
  const { engine, version, checkFile, log, childFile = CHILD, silenceMs = SILENCE_MS } = options;
  return askChild<ToEmbed, PackedVectors, AboutEngine>({
    file: childFile,
    async begin(startWith) {
      const startEngine = (wanted: StartRequest['engine']) =>
        startWith({ engine: wanted, version, checkFile } satisfies StartRequest);
      const about = await startEngine(engine).catch(async (error: unknown) => {
        if (engine !== 'auto') throw error;
        // If the runtime crashes while it loads, its process cannot catch the crash, so we start another
        // process with the other engine.
        const slow = await startEngine('wasm');
        log(said.fastEngineStopped);
        return slow;
      });
      if (about.note) log(about.note);
      return about;
    },
    log,
    says: said.process,
    attempts: 2,
    silenceMs,
  });
}

// Embeds texts in a separate process. If the process crashes, sends the unanswered requests once more.
import { fileURLToPath } from 'node:url';
import { askChild } from '../../process/ask-child.js';
import type { AboutEngine, PackedVectors, StartRequest, ToEmbed } from './protocol.js';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Much longer than the slow engine needs for 64 passages, so after this time the process must be stuck. */
const SILENCE_MS = 120_000;

interface ProcessOptions extends StartRequest {
  log: (line: string) => void;
  /** For tests. */
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
        // The process cannot catch a crash of the runtime while it loads, so we start another process with
        // the other engine.
        const slow = await startEngine('wasm');
        log('The embedding process stopped while loading the fast engine, so we are using the slow one.');
        return slow;
      });
      if (about.note) log(about.note);
      return about;
    },
    log,
    says: {
      process: 'The embedding process',
      failed: 'The embedding model failed',
      remedy:
        'Check that the machine has 500 MB of memory free, and try again. If this keeps happening, choose the slow engine and report this error.',
      cannotStart: 'The embedding model cannot be loaded',
      startRemedy: 'Run "npm ci" again, and check that the machine has 500 MB of memory free.',
    },
    attempts: 2,
    silenceMs,
  });
}

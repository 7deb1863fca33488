// Reads files in a child process, because a hostile file may be designed to exhaust the process that reads
// it.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { ChunkFile, FileToChunk } from '../../ingest/model/ports.js';
import { answerParent } from '../process/answer-parent.js';
import type { ReadFile, StartParser } from './parser-protocol.js';
import { parsingWording } from './wording/parsing-wording.js';

/** `begin` is called once with the parent's settings, and returns the function that reads files. */
export function serveParsing(begin: (setting: StartParser) => Promise<ChunkFile>): void {
  answerParent(async (setting: StartParser) => {
    const chunk = await begin(setting);
    return {
      async answer(file: FileToChunk): Promise<ReadFile> {
        try {
          return { kind: 'chunked', chunked: await chunk(file) };
        } catch (error) {
          if (!(error instanceof InputFailure)) return faultIn(file, error);
          return { kind: 'refused', message: error.message, remedy: error.remedy };
        }
      },
    };
  });
}

/**
 * Reports a fault in our own code, such as a stack overflow. One file must not stop others being imported.
 */
function faultIn({ kind }: FileToChunk, error: unknown): ReadFile {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const [message, remedy] = parsingWording.notUnderstood(kind, name);
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: 'refused',
    message,
    remedy,
    // Leaves out the error's message, which may quote the file.
    fault: [name, ...frames.slice(0, 5)].join('\n'),
  };
}

// Reads files one after another for the parent process, until it exits. It is a separate process because a
// file can be designed to exhaust the process that reads it.
import { describeFailure, InputFailure } from '../../knowledge/model/errors.js';
import type { ChunkFile, FileToChunk } from '../../ingest/model/ports.js';
import type { ParserReply, ParserRequest, StartParser } from './parser-protocol.js';

/** `begin` creates the function that reads files, once the parent has sent the settings. */
export function serveReading(begin: (setting: StartParser) => Promise<ChunkFile>): void {
  let chunk: ChunkFile | undefined;
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C is sent to every process in the group. The parent finishes its work first, then disconnects.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('message', (request: ParserRequest) => {
    if (request.kind === 'start') void start(request);
    else void read(request.file);
  });

  async function start(setting: StartParser): Promise<void> {
    try {
      chunk = await begin(setting);
      reply({ kind: 'ready' });
    } catch (error) {
      reply({ kind: 'failed', message: describeFailure(error) });
    }
  }

  /** Never rejects, because a failure is also a reply. */
  async function read(file: FileToChunk): Promise<void> {
    try {
      if (!chunk) throw new Error('The file reader was called before it was ready.');
      reply({ kind: 'chunked', chunked: await chunk(file) });
    } catch (error) {
      reply({ kind: 'refused', ...(error instanceof InputFailure ? reasonOf(error) : faultIn(file, error)) });
    }
  }
}

function reasonOf({ message, remedy }: InputFailure) {
  return { message, remedy };
}

/** For example, a stack overflow. The fault is ours, but one file must not stop the others being imported. */
function faultIn({ kind }: FileToChunk, error: unknown) {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    message: `This ${kind.toUpperCase()} file is built in a way we cannot read (${name}).`,
    remedy: 'Save it in another format, then add it again.',
    // Leaves out the error's message, which may quote the file.
    fault: [name, ...frames.slice(0, 5)].join('\n'),
  };
}

function reply(message: ParserReply): void {
  // The parent may have exited while we were reading. If so, 'disconnect' ends this process.
  if (process.connected) process.send?.(message);
}

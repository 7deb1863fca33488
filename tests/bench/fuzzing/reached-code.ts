// Notices when a run reaches code that no earlier one reached, using the coverage of Node’s inspector.
import { Session, type Profiler } from 'node:inspector';

export interface WatchedCode {
  /** Whether new code was reached since the last call. It counts as new again unless `remember` is true. */
  reachedMore: (remember: boolean) => boolean;
  stop: () => void;
}

export function watchCode(isWatched: (url: string) => boolean): WatchedCode {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  /** An array for each function, with a 1 for each of its characters that was reached. */
  const seen = new Map<string, Uint8Array>();
  const functionsReached = () => {
    let functions: [string, Profiler.CoverageRange[]][] = [];
    session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error) throw error;
      functions = coverage.result
        .filter(({ url }) => isWatched(url))
        .flatMap((script) =>
          script.functions.map(({ ranges }): [string, Profiler.CoverageRange[]] => [script.scriptId, ranges]),
        );
    });
    return functions.filter(([, [whole]]) => whole && whole.count > 0);
  };
  return {
    reachedMore(remember) {
      let more = false;
      for (const [script, ranges] of functionsReached()) {
        const { startOffset, endOffset } = ranges[0]!;
        const key = `${script}:${startOffset}:${endOffset}`;
        const before = seen.get(key) ?? new Uint8Array(endOffset - startOffset);
        const now = charactersReached(ranges);
        if (!now.some((hit, at) => hit > before[at]!)) continue;
        more = true;
        if (remember)
          seen.set(
            key,
            now.map((hit, at) => hit | before[at]!),
          );
      }
      return more;
    },
    stop: () => session.disconnect(),
  };
}

/** Inner ranges come after the range that contains them, and differ from it in whether they were reached. */
function charactersReached(ranges: readonly Profiler.CoverageRange[]): Uint8Array {
  const [{ startOffset: start, endOffset: end }] = ranges as [Profiler.CoverageRange];
  const reached = new Uint8Array(end - start);
  for (const { startOffset, endOffset, count } of ranges)
    reached.fill(Math.min(count, 1), startOffset - start, endOffset - start);
  return reached;
}

// A line between processes in one test, without a database.
import type { Broadcast } from '../../bot/model/ports.js';

/** As PostgreSQL does: each hears the others, not itself. */
export function broadcastLine(said: string[] = []): () => Broadcast {
  const ends: ((word: string) => void)[] = [];
  return () => {
    const own = new Set<(word: string | undefined) => void>();
    const hear = (word: string) => own.forEach((listener) => listener(word));
    ends.push(hear);
    return {
      send(word) {
        said.push(word);
        ends.filter((end) => end !== hear).forEach((end) => end(word));
      },
      listen(listener) {
        own.add(listener);
        return () => void own.delete(listener);
      },
    };
  };
}

// Carries broadcasts between the bots of one test without a database, as if the bots were separate processes.
import type { Broadcast } from '../../bot/model/ports.js';

/** Each bot hears the other bots’ broadcasts but not its own, as with PostgreSQL. */
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

// Removes copies of the store if someone presses Ctrl-C, or something else stops the command: a copy may be
// unencrypted, and the next backup or drill may be weeks away.

/** As a shell reports them. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

type Remove = () => unknown;

const removals = new Set<Remove>();

/** Returns a function that gives the copy up again, once it has been removed in the ordinary way. */
export function removeOnStop(remove: Remove): () => void {
  if (!removals.size) for (const signal of signals()) process.once(signal, stop);
  removals.add(remove);
  return () => {
    removals.delete(remove);
    if (!removals.size) for (const signal of signals()) process.off(signal, stop);
  };
}

const signals = () => Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];

/** A second signal ends the process at once, because this one is only listened for once. */
function stop(signal: keyof typeof EXIT_CODES): void {
  const removed = [...removals].map((remove) => Promise.resolve().then(remove));
  void Promise.allSettled(removed).then(() => process.exit(EXIT_CODES[signal]));
}

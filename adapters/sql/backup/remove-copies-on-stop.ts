// Removes copies of the store if Ctrl-C or another signal stops the command. A copy may be unencrypted, and
// the next backup or drill may not be for weeks.

/** The exit codes that a shell reports for these signals. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

type Remove = () => unknown;

const removals = new Set<Remove>();

/**
 * Calls `remove` if the process is stopped. Returns a function to call once the copy has been removed as
 * usual.
 */
export function removeOnStop(remove: Remove): () => void {
  if (!removals.size) for (const signal of signals()) process.once(signal, stop);
  removals.add(remove);
  return () => {
    removals.delete(remove);
    if (!removals.size) for (const signal of signals()) process.off(signal, stop);
  };
}

const signals = () => Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];

/**
 * Removes the copies, then exits. We only listen for one signal, so a second one ends the process at once.
 */
function stop(signal: keyof typeof EXIT_CODES): void {
  const removed = [...removals].map((remove) => Promise.resolve().then(remove));
  void Promise.allSettled(removed).then(() => process.exit(EXIT_CODES[signal]));
}

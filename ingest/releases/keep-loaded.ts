// Loads a new live release straight away, so that a worker that has been idle does not answer the next
// question from an old one.
const LOOK_EVERY_MS = 1_000;

/** Calls `onFailure` once when loading starts to fail, not on every try. Returns a function that stops the checks. */
export function keepLoaded(loadLive: () => Promise<void>, onFailure: (error: unknown) => void): () => void {
  let failed = false;
  const look = () => {
    loadLive().then(
      () => (failed = false),
      (error: unknown) => {
        if (!failed) onFailure(error);
        failed = true;
      },
    );
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  look();
  return () => clearInterval(looking);
}

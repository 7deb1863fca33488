// Loads a new live release straight away, so that a worker that has been idle does not answer the next question from
// an old one.
const LOOK_EVERY_MS = 1_000;

/** `onFailure` hears once of each time of trouble. Returns the way to stop. */
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

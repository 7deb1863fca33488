// Loads what is live as soon as it is: a worker that nobody asks for a while must not meet the next question with an old release.
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

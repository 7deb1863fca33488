// Keeps a live stream open: connects again by itself, and lets go of the connection while the page is not looked at.
// A browser opens six connections to a server, so that six forgotten tabs would stop every other page.

const LOOK_EVERY_MS = 20_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * @param {object} options
 * @param {(once: boolean) => string} options.address where to connect, from the cursor reached so far
 * @param {Record<string, (data: any, id: string) => void>} options.handlers by the name of the event
 * @param {(connected: boolean) => void} [options.onConnection]
 * @param {(html: string) => void} options.onStopped there is no more to come here, and why; looking at the page asks again
 */
export function openStream({ address, handlers, onConnection = () => undefined, onStopped }) {
  /** @type {EventSource | undefined} */
  let source;
  let failures = 0;
  let timer = 0;

  function connect() {
    clearTimeout(timer);
    source?.close();
    const once = document.hidden;
    const opened = new EventSource(address(once));
    source = opened;
    opened.addEventListener('open', () => {
      failures = 0;
      onConnection(true);
    });
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      // Not the browser's own reconnecting: it gives up for good after any reply that is not a stream, and it would
      // go on from the old address, not from the cursor.
      opened.close();
      failures += 1;
      onConnection(false);
      timer = setTimeout(
        connect,
        Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures) * (0.5 + Math.random() / 2),
      );
    });
    opened.addEventListener('end', () => {
      opened.close();
      timer = setTimeout(connect, LOOK_EVERY_MS);
    });
    opened.addEventListener('stopped', (event) => {
      opened.close();
      onStopped(JSON.parse(event.data));
    });
    for (const [name, handle] of Object.entries(handlers))
      opened.addEventListener(name, (event) => handle(JSON.parse(event.data), event.lastEventId));
  }

  document.addEventListener('visibilitychange', connect);
  window.addEventListener('online', connect);
  window.addEventListener('pagehide', () => source?.close());
  // Back and forward can bring the page back as it was, with its stream closed.
  window.addEventListener('pageshow', (event) => event.persisted && connect());
  connect();
  return { connect };
}

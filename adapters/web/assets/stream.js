// Keeps a live stream open. Reconnects automatically, and closes the connection while the page is hidden.
// Browsers only open 6 connections to a server, so 6 forgotten tabs would stop every other page from working.

const LOOK_EVERY_MS = 20_000;
const LONGEST_PAUSE_MS = 30_000;
/** A connection can die without the browser noticing. While it works, the server sends something every 20 seconds. */
const SILENT_MS = 50_000;

/**
 * @param {object} options
 * @param {(once: boolean) => string} options.address returns where to connect, including the cursor
 * reached so far
 * @param {Record<string, (data: any, id: string) => void>} options.handlers keyed by the name of the event
 * @param {(connected: boolean) => void} [options.onConnection]
 * @param {(html: string) => void} options.onStopped called with the reason when the stream has ended. We
 * reconnect when the page is next shown
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
    /** Stays false with a server of an earlier version, which sends no beats. */
    let hasBeats = false;
    const waitForMore = () => {
      clearTimeout(timer);
      if (hasBeats || opened.readyState !== EventSource.OPEN) timer = setTimeout(lose, SILENT_MS);
    };
    waitForMore();
    opened.addEventListener('open', () => {
      waitForMore();
      failures = 0;
      onConnection(true);
    });
    opened.addEventListener('error', lose);
    opened.addEventListener('beat', () => {
      hasBeats = true;
      waitForMore();
    });
    function lose() {
      if (source !== opened) return;
      clearTimeout(timer);
      // Do not let the browser reconnect by itself. It gives up for good after any reply that is not a
      // stream, and would use the old address without the latest cursor.
      opened.close();
      failures += 1;
      onConnection(false);
      timer = setTimeout(
        connect,
        Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures) * (0.5 + Math.random() / 2),
      );
    }
    opened.addEventListener('end', () => {
      opened.close();
      clearTimeout(timer);
      timer = setTimeout(connect, LOOK_EVERY_MS);
    });
    opened.addEventListener('stopped', (event) => {
      opened.close();
      clearTimeout(timer);
      onStopped(JSON.parse(event.data));
    });
    for (const [name, handle] of Object.entries(handlers))
      opened.addEventListener(name, (event) => {
        waitForMore();
        handle(JSON.parse(event.data), event.lastEventId);
      });
  }

  document.addEventListener('visibilitychange', connect);
  window.addEventListener('online', connect);
  window.addEventListener('pagehide', () => source?.close());
  // After the back or forward button, the browser can show the page as it was, with its stream closed.
  window.addEventListener('pageshow', (event) => event.persisted && connect());
  connect();
  return { connect };
}

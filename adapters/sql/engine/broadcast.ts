// Sends notifications between processes that share a PostgreSQL database, with LISTEN and NOTIFY.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Broadcast, Log } from '../../../bot/model/ports.js';

export interface PostgresBroadcast extends Broadcast {
  close(): Promise<void>;
}

const CHANNEL = 'ctac';
/**
 * The first notification is sent immediately. Any others within this time are sent together in one statement.
 */
const GAP_MS = 10;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Reconnects if the connection is lost, and tells listeners that they may have missed notifications. No
 * notifications arrive through a pooler that shares connections between clients, so processes also poll.
 */
export function createBroadcast(connectionString: string, log: Log): PostgresBroadcast {
  const self = randomUUID();
  const listeners = new Set<(word: string | undefined) => void>();
  const waiting = new Set<string>();
  let sending = false;

  const tell = (word: string | undefined) => {
    for (const listener of [...listeners]) listener(word);
  };
  const line = keepListening(connectionString, log, (payload) => {
    if (payload === undefined) return tell(undefined);
    const [from, ...word] = payload.split(' ');
    if (from !== self) tell(word.join(' '));
  });

  async function sendWaiting(): Promise<void> {
    if (sending) return;
    sending = true;
    while (waiting.size) {
      const words = [...waiting].map((word) => `${self} ${word}`);
      waiting.clear();
      await line.notify(words);
      await wait(GAP_MS);
    }
    sending = false;
  }

  return {
    send(word) {
      waiting.add(word);
      void sendWaiting();
    },
    listen(listener) {
      const own = (word: string | undefined) => listener(word);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    close: line.close,
  };
}

interface Line {
  /** Sends the notifications, without trying again after a failure. Never rejects. */
  notify(payloads: string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Calls `hear` with each payload, including those from this process. After each reconnection, calls it with
 * undefined.
 */
function keepListening(
  connectionString: string,
  log: Log,
  hear: (payload: string | undefined) => void,
): Line {
  const ended = new AbortController();
  let latest: pg.Client | undefined;
  let listening: pg.Client | undefined;

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, keepAlive: true });
    latest = client;
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      // Without a listener, a broken connection would end the process.
      client.on('error', () => resolve());
    });
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await client.connect();
      // Notifications may be lost in a crash. Without this setting, each one would wait for a write to disk.
      await client.query('set synchronous_commit = off');
      await client.query(`listen ${CHANNEL}`);
      listening = client;
      hear(undefined);
      if (!ended.signal.aborted) await lost;
    } finally {
      listening = undefined;
      await client.end().catch(() => undefined);
    }
  }

  async function keep(): Promise<void> {
    for (let failures = 0; !ended.signal.aborted;) {
      const failed = await listenOnce().then(
        () => false,
        () => true,
      );
      failures = failed ? failures + 1 : 0;
      if (ended.signal.aborted) return;
      log.warn(
        { failures },
        'Notifications from other processes cannot be received at the moment, so we check the store instead.',
      );
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
      await wait(pauseMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  const kept = keep();
  return {
    async notify(payloads) {
      await listening
        ?.query('select pg_notify($1, word) from unnest($2::text[]) as word', [CHANNEL, payloads])
        .catch(() => undefined);
    },
    async close() {
      ended.abort();
      await latest?.end().catch(() => undefined);
      await kept;
    },
  };
}

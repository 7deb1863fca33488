// Starts the message reader from the settings, if this process reads messages. The service starts even if
// this fails.
import { describeFailure } from '../../knowledge/model/errors.js';
import type { ReaderOrRules } from '../../bot/message-reading/message-reading-ports.js';
import type { Log } from '../../bot/model/ports.js';
import { createMessageReader } from '../models/message-reader/message-reader.js';
import type { Settings } from './settings/environment-settings.js';

export interface ConnectedReader extends ReaderOrRules {
  /** Throws if the reader does not work on this machine. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export function connectMessageReader(
  { MESSAGE_READER }: Pick<Settings, 'MESSAGE_READER'>,
  log: Log,
  startNow: boolean,
): ConnectedReader {
  if (MESSAGE_READER === 'off') {
    log.info({}, 'Messages are checked by the rules only, in strict mode (MESSAGE_READER=off).');
    return { strict: true, start: () => Promise.resolve(), close: () => Promise.resolve() };
  }
  const reader = createMessageReader({ log: (line) => log.warn({}, line) });
  let failed = false;
  let isClosed = false;
  // Logs only the first failure after the reader stops working, because every waiting message reports the
  // failure.
  const tell = (error: unknown) => {
    // It is not a fault if a command ends while the reader is still starting.
    if (!failed && !isClosed)
      log.error(
        { reason: describeFailure(error) },
        'Messages are checked by the rules only, in strict mode, and none are sent to a language model until the message reader works.',
      );
    failed = true;
  };
  if (startNow) reader.start().catch(tell);
  return {
    strict: false,
    async read(text) {
      try {
        const reading = await reader.read(text);
        failed = false;
        return reading;
      } catch (error) {
        tell(error);
        return 'failed';
      }
    },
    start: reader.start,
    close() {
      isClosed = true;
      return reader.close();
    },
  };
}

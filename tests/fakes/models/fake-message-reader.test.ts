// The fake reader of messages keeps the contract of the real one.
import { describe } from 'vitest';
import { messageReaderContract } from '../../contracts/message-reader.js';
import { createFakeMessageReader } from './fake-message-reader.js';

describe('the fake reader of messages', () =>
  messageReaderContract(() => Promise.resolve(createFakeMessageReader())));

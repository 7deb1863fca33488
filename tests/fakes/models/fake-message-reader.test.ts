import { describe } from 'vitest';
import { messageReaderContract } from '../../contracts/models/message-reader.js';
import { createFakeMessageReader } from './fake-message-reader.js';

describe('the fake message reader', () =>
  messageReaderContract(() => Promise.resolve(createFakeMessageReader())));

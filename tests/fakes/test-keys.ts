// The encryption key of stores that last for one test, where no folder can hold a key file.
import { keysInEnvironment } from '../../adapters/sql/keys/local-keys.js';

export const KEY_OF_TESTS = Buffer.alloc(32, 'key of the tests');

export const testKeys = keysInEnvironment('the tests', [KEY_OF_TESTS]);

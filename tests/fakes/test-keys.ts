// Gives an encryption key for stores that last for one test and have no folder for a key file.
import { keysInEnvironment } from '../../adapters/sql/keys/local-keys.js';

export const KEY_OF_TESTS = Buffer.from('key of our tests: 0123456789 !?#');

export const testKeys = keysInEnvironment('the tests', [KEY_OF_TESTS]);

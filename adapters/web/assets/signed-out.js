// Deletes unsent text in this tab, and the record of how far each chat was read, so that the next person to
// use this computer does not find them.
import { forgetRead } from './read-mark.js';

try {
  sessionStorage.clear();
} catch {
  // If storage is turned off, nothing was saved.
}
forgetRead();

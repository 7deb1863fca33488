// Deletes what was typed in this tab and not sent, and how far each chat was read, so that the next person at this
// computer does not find it.
import { forgetRead } from './read-mark.js';

try {
  sessionStorage.clear();
} catch {
  // If storage is switched off, nothing was kept.
}
forgetRead();

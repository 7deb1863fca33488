// What fields share: the mark of one that has to be filled in.
import type { Html } from './markup.js';
import { markup } from './markup.js';

/** Beside the label, for everyone; the field itself says so to assistive software. */
export function requiredMark(): Html {
  return markup`<span class="optional">(required)</span>`;
}

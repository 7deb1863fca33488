// Gives the editors' side of the library its records and its use cases.
import type { Editing } from './connect-editing.js';
import type { EditingPages } from './web/types.js';

export function connectEditingPages({ ports }: Editing): EditingPages {
  return { review: { records: ports.editing } };
}

// Finds the faults that would make Teams refuse a message that a bot posts or updates.
import { cardObjections } from './card-schema.js';

const TYPES = new Set(['message', 'typing']);
const CARD = 'application/vnd.microsoft.card.adaptive';
const ENTITIES = new Set(['https://schema.org/Message', 'streaminfo']);
/**
 * The limit that Microsoft recommends for a whole message, in bytes of UTF-16. Teams refuses messages of
 * about 100 KB.
 */
const MAX_BYTES = 80_000;

interface Posted {
  type?: string;
  text?: string;
  attachments?: { contentType: string; content: object }[];
  entities?: { type: string }[];
}

/**
 * Returns one sentence for each fault. Unlisted kinds of message, attachment or entity count as faults, so
 * that none goes unchecked.
 */
export function activityFaults(activity: Posted): string[] {
  const { type, text, attachments = [], entities = [] } = activity;
  const faults: string[] = [];
  if (!TYPES.has(type ?? '')) faults.push(`an activity of type ${type}`);
  if (type === 'message' && !attachments.length && !text) faults.push('a message with nothing in it');
  if (2 * JSON.stringify(activity).length > MAX_BYTES) faults.push('larger than 80 KB');
  for (const { contentType, content } of attachments) {
    if (contentType !== CARD) faults.push(`an attachment of type ${contentType}`);
    else faults.push(...cardObjections(content));
  }
  for (const entity of entities)
    if (!ENTITIES.has(entity.type)) faults.push(`an entity of type ${entity.type}`);
  return faults;
}

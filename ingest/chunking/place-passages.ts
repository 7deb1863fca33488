// Names the text that is embedded for each passage, so that identical texts share one vector.
import { createHash } from 'node:crypto';
import type { Passage } from '../../knowledge/model/passage.js';
import { passageContext } from './chunk-document.js';
import type { PlacedPassage } from '../model/ports.js';

/** Also depends on the document's title: a renamed document is embedded again. */
export function placePassages(title: string, passages: readonly Passage[]): PlacedPassage[] {
  return passages.map((passage) => ({
    passage,
    contextDigest: createHash('sha256').update(passageContext(title, passage)).digest('base64url'),
  }));
}

// Gives each passage the digest of its embedded text, so that identical texts share a vector.
import { hash } from 'node:crypto';
import { passageContext, type Passage } from '../../knowledge/model/passage.js';
import type { PlacedPassage } from '../model/ports.js';

/** The digest includes the document's title, so a renamed document is embedded again. */
export function placePassages(title: string, passages: readonly Passage[]): PlacedPassage[] {
  return passages.map((passage) => ({
    passage,
    contextDigest: hash('sha256', passageContext(title, passage), 'base64url'),
  }));
}

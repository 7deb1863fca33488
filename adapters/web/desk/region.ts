// A part of a desk page that can be replaced while the page is open, with a version that tells whether it must be.
import { createHash } from 'node:crypto';
import type { Html } from '../markup.js';
import { markup, toText } from '../markup.js';

export function showRegion(id: string, content: Html): Html {
  return markup`<div id="${id}" data-version="${versionOf(content)}">${content}</div>`;
}

/** Leaves out what differs each time it is written: ids of presses, and how long somebody has waited. */
export function versionOf(content: Html): string {
  const lasting = toText(content)
    .replace(/name="press" value="[^"]*"/g, '')
    .replace(/(data-since="[^"]*">)[^<]*/g, '$1');
  return createHash('sha256').update(lasting).digest('base64url').slice(0, 12);
}

// Builds parts of a page that can be replaced while the page is open. Each part has a version that shows
// whether it has changed.
import { hash } from 'node:crypto';
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import type { StreamEvent } from './event-stream.js';
import { markup, toText, type Html } from '../design/markup.js';

export function showRegion(id: string, content: Html, { isFocusable = false } = {}): Html {
  return markup`<div id="${id}" data-version="${versionOf(content)}"${isFocusable && markup` tabindex="-1"`}>${content}</div>`;
}

/** Ignores text that differs every time: the ids of button presses, and how long someone has been waiting. */
export function versionOf(content: Html): string {
  const lasting = toText(content)
    .replace(/name="press" value="[^"]*"/g, '')
    .replace(/(data-since="[^"]*">)[^<]*/g, '$1');
  return hash('sha256', lasting, 'base64url').slice(0, 12);
}

export interface Shown {
  regions: Record<string, Html>;
  /** A sentence for screen readers about what is new. Empty if there is nothing to say. */
  announcement: string;
  /**
   * A count to announce after the sentence. Empty if the count has not changed. A new count replaces an older
   * one that has not been read out.
   */
  count?: string;
  title?: string;
}

export function whenChanged(read: () => Promise<Shown>): () => Promise<StreamEvent[]> {
  const sent = new Map<string, string>();
  return async () => {
    const { regions, ...said } = await read();
    const changed: { id: string; version: string; html: string }[] = [];
    for (const [id, content] of Object.entries(regions)) {
      const version = versionOf(content);
      if (sent.get(id) !== version) changed.push({ id, version, html: toText(content) });
      sent.set(id, version);
    }
    return changed.length ? [{ name: 'regions', data: { regions: changed, ...said } }] : [];
  };
}

/**
 * The elements that announce changes while the page is open. They also say if the connection is lost, so that
 * people can see that the desk has stopped updating.
 */
export function liveRegions(): Html {
  return markup`<div id="announcements" class="hidden" role="status"></div>
<p id="connection" class="warning" hidden>${staffWording.notConnected}</p>`;
}

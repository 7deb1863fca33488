// Finds what someone else wrote in a message that a reply quotes. Teams sends the start of that message in the HTML
// copy of the reply.
import type { TeamsActivity } from '../model/types.js';
import { textOfHtml } from './formatting-from-html.js';
import { readMentions, withoutName } from './mentions.js';
import { splitQuotes } from './teams-quotes.js';

const TAG = /<(?:strong|p)\b([^<>]*)>/gi;

/** Leaves out what the bot or the writer of the reply wrote, and what may be from either. */
export function quotedTexts(activity: TeamsActivity, html: string): string[] {
  return splitQuotes(html, 'Reply')
    .quotes.filter((quote) => isFromSomeoneElse(activity, quote))
    .map((quote) => textOfHtml(readMentions(activity, partOf(quote, 'preview').after, withoutName)))
    .filter(Boolean);
}

/** In the HTML, a person’s id ends with their id in Entra, and an app’s is the same as in the activity. */
function isFromSomeoneElse({ from, recipient }: TeamsActivity, quote: string): boolean {
  const author = /\bitemid="([^"]+)"/i.exec(partOf(quote, 'mri').attributes)?.[1];
  if (author === undefined || from.aadObjectId === undefined) return false;
  return author !== recipient.id && !author.endsWith(`:${from.aadObjectId}`);
}

function partOf(quote: string, name: string): { attributes: string; after: string } {
  for (const { 0: tag, 1: attributes = '', index } of quote.matchAll(TAG))
    if (attributes.includes(`itemprop="${name}"`))
      return { attributes, after: quote.slice(index + tag.length) };
  return { attributes: '', after: '' };
}

// Finds the messages that someone forwarded. Teams sends them in the HTML copy of the message, or each as an
// attachment. It does not always put their words into the text.
import { z } from 'zod';
import type { Attachment } from '../../../bot/model/messages/message.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { TeamsActivity } from '../model/types.js';
import { lettersIn, textOfHtml } from './formatting-from-html.js';

const REFERENCE = 'forwardedMessageReference';
const referenceSchema = z.object({
  originalMessageContent: z.string(),
  originalMessageSender: z
    .object({ application: z.object({ id: z.string() }).nullish() })
    .nullish()
    .catch(undefined),
});

/** The HTML of each message that is forwarded as an attachment, or '' if we can read nothing of it. */
export function forwardedAttachments({ attachments, recipient }: TeamsActivity): string[] {
  return attachments
    .filter(({ contentType }) => contentType === REFERENCE)
    .map(({ content }) => {
      const { data } = referenceSchema.safeParse(objectIn(content));
      const app = data?.originalMessageSender?.application?.id;
      // The bot's own messages name dangers and numbers, but say nothing about what is happening.
      return data && recipient.id !== `28:${app}` ? data.originalMessageContent : '';
    });
}

function objectIn(content: unknown): unknown {
  try {
    return typeof content === 'string' ? JSON.parse(content) : content;
  } catch {
    return undefined;
  }
}

export function unreadForwards(activity: TeamsActivity): Attachment[] {
  return forwardedAttachments(activity)
    .filter((html) => !textOfHtml(html))
    .map(() => ({ name: wordsIn('en').app.forwarded, contentType: 'text/plain' }));
}

/** Each forwarded message once, because some are both in the HTML copy and an attachment. */
export function forwardedTexts(htmls: readonly string[]): string[] {
  const byLetters = new Map(htmls.map(textOfHtml).map((text) => [wordsOf(text), text]));
  return [...byLetters.values()].filter(Boolean);
}

const wordsOf = (text: string): string => lettersIn(text) || text;

/**
 * What the person wrote above the messages that they forwarded. `above` is the HTML of it, if there is an HTML
 * copy. The text may go on with the forwarded words, with the beginning of them, or end there. If it has other
 * words, all of it counts as written by the person, so that nothing is left out. Without the copy, so does the
 * beginning of the forwarded words, which the person may have written.
 */
export function ownText(text: string, above: string | undefined, forwarded: readonly string[]): string {
  if (above === undefined) return wordsOf(text) === wordsOf(forwarded.join('\n')) ? '' : text;
  const own = textOfHtml(above);
  const [all, first] = [lettersIn(text), lettersIn(own)];
  const isCopy = all.startsWith(first) && lettersIn(forwarded.join('\n')).startsWith(all.slice(first.length));
  return isCopy ? own : text;
}

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

/** Returns the HTML of each message that is forwarded as an attachment, or '' if we cannot read any of it. */
export function forwardedAttachments({ attachments, recipient }: TeamsActivity): string[] {
  return attachments
    .filter(({ contentType }) => contentType === REFERENCE)
    .map(({ content }) => {
      const { data } = referenceSchema.safeParse(objectIn(content));
      const app = data?.originalMessageSender?.application?.id;
      // Leave out the bot's own messages, because they mention dangers and numbers to call, but not what is
      // happening.
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

/** Returns each forwarded message once, because some are in both the HTML copy and an attachment. */
export function forwardedTexts(htmls: readonly string[]): string[] {
  const byLetters = new Map(htmls.map(textOfHtml).map((text) => [wordsOf(text), text]));
  return [...byLetters.values()].filter(Boolean);
}

const wordsOf = (text: string): string => lettersIn(text) || text;

/**
 * Returns what the person wrote above the messages that they forwarded. `above` is the HTML of that, if there is an
 * HTML copy. In the text, the forwarded words may follow, whole or in part. If other words follow, all of the text
 * counts as written by the person, so that nothing is left out. Without the copy, the same is true if only part of
 * the forwarded words follow, because the person may have written them.
 */
export function ownText(text: string, above: string | undefined, forwarded: readonly string[]): string {
  if (above === undefined) return wordsOf(text) === wordsOf(forwarded.join('\n')) ? '' : text;
  const own = textOfHtml(above);
  const [all, first] = [lettersIn(text), lettersIn(own)];
  const isCopy = all.startsWith(first) && lettersIn(forwarded.join('\n')).startsWith(all.slice(first.length));
  return isCopy ? own : text;
}

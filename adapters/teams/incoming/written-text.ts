// Reads what a person wrote from the text of a Teams message and its HTML copy.
import { forwardedText } from '../../../bot/wording/forwarded-text.js';
import type { TeamsActivity } from '../model/types.js';
import { forwardedAttachments, forwardedTexts, ownText } from './forwarded-messages.js';
import { withFormatting } from './formatting-from-html.js';
import { splitQuotes } from './teams-quotes.js';

export function mentionsOf(
  { entities, recipient }: TeamsActivity,
  ofBot: boolean,
): TeamsActivity['entities'] {
  return entities.filter(({ mentioned }) => (mentioned.id === recipient.id) === ofBot);
}

export function beginsWithOther(activity: TeamsActivity): boolean {
  const text = typedIn(activity).trimStart();
  return mentionsOf(activity, false).some(({ text: mark }) => mark && text.startsWith(mark));
}

/**
 * What the person wrote, and then what they forwarded. Uses the formatting of the HTML copy, if there is one
 * and its words are the same.
 */
export function writtenText(activity: TeamsActivity): string {
  const plain = plainText(activity);
  const copy = copyOf(activity);
  const { rest, quotes } = splitQuotes(copy ?? '', 'Forward');
  const forwarded = forwardedTexts([...quotes, ...forwardedAttachments(activity)]);
  const own =
    copy !== undefined && forwarded.length ? ownText(plain, rest, forwarded) : withFormatting(plain, copy);
  return [own, ...forwarded.map(forwardedText)].filter(Boolean).join('\n\n');
}

/** The HTML copy, without the mention of the bot and what the message replies to. */
function copyOf(activity: TeamsActivity): string | undefined {
  const copy = activity.attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof copy === 'string' ? withoutMention(activity, splitQuotes(copy, 'Reply').rest) : undefined;
}

/** The text without the markers for the messages that a reply quotes, which are in the HTML copy. */
function typedIn({ text = '' }: TeamsActivity): string {
  return text.replace(/<quoted\s+messageId="[^"]*"\s*\/?>/g, '');
}

/** In the HTML copy, a mention is an element with the bot's name in it. */
function withoutMention(activity: TeamsActivity, html: string): string {
  return mentionsOf(activity, true)
    .map(({ text }) => text.replace(/<[^<>]*>/g, ''))
    .reduce(
      (rest, name) =>
        rest.replace(/<span\b[^<>]*Mention[^<>]*>([^<>]*)<\/span>/gi, (whole, inside) =>
          inside === name ? '' : whole,
        ),
      html,
    );
}

/**
 * Removes the mention of the bot, including its name. Other mentions keep the name, as part of the sentence.
 */
function plainText(activity: TeamsActivity): string {
  let plain = typedIn(activity);
  for (const { text: mark } of mentionsOf(activity, true)) if (mark) plain = plain.replaceAll(mark, ' ');
  return plain
    .replace(/<at[^<>]*>([^<>]*)<\/at>/g, '$1')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
}

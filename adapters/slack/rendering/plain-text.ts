// Converts between plain text and Slack's notation, in which characters such as `<` have a special meaning.
import { markedMention, withoutMentionSigns } from '../../../bot/model/messages/chat-formatting.js';
import { shownText } from '../../../bot/model/messages/shown-text.js';

/**
 * Escapes the 3 characters that can start a mention, a link or an entity. Use this for text objects and the
 * notification text.
 */
export function escapeMrkdwn(text: string): string {
  return shownText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Use this for the notification text, where `mrkdwn: false` does not stop ":name:" turning into an emoji. */
export function escapeNotification(text: string): string {
  return escapeMrkdwn(text).replace(/:(?=[\w+-]*[a-z][\w+-]*:)/gi, ':\u2060');
}

/** The names of the people mentioned, by user id. Anyone not in the map is shown as “someone”. */
export type Names = ReadonlyMap<string, string>;

/**
 * Returns a person's text as they saw it, without the mention of the bot and with entities turned back into
 * characters.
 */
export function plainText(mrkdwn: string, botUserId?: string, names?: Names): string {
  const readable = withoutMentionSigns(mrkdwn).replace(/<([^<>]*)>/g, (_, inside: string) =>
    readReference(inside, botUserId, names),
  );
  return unescapedText(readable)
    .replace(/(?<![^\S\n])[^\S\n]+$/gm, '')
    .trim();
}

/** The reverse of `escapeText`. */
function unescapedText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** The reverse of `escapeNotification`. */
export function unescapedNotification(text: string): string {
  return unescapedText(text.replace(/:\u2060/g, ':'));
}

export function mentions(mrkdwn: string, botUserId: string | undefined): boolean {
  if (botUserId === undefined) return false;
  const named = `<@${botUserId}`;
  const withLabel = mrkdwn.indexOf(`${named}|`);
  return mrkdwn.includes(`${named}>`) || (withLabel >= 0 && mrkdwn.includes('>', withLabel));
}

/** True if the text begins by mentioning someone else, or a group, whether or not the bot is named first. */
export function beginsWithOther(mrkdwn: string, botUserId: string | undefined): boolean {
  const [first] = mrkdwn.match(/<[^<>]*>|[^<\s]/g)?.filter((one) => !mentions(one, botUserId)) ?? [];
  return first !== undefined && /^(?:@|<(?:@|!(?!date\^)))/.test(first);
}

/** The ids of the other people mentioned, if the text does not give their names. */
export function mentionedIn(mrkdwn: string, botUserId: string | undefined): string[] {
  const ids = [...mrkdwn.matchAll(/<@([UW][A-Z0-9]+)>/g)].map(([, id]) => id!);
  return [...new Set(ids)].filter((id) => id !== botUserId);
}

function readReference(inside: string, botUserId: string | undefined, names: Names | undefined): string {
  const [target, label] = splitOnce(inside, '|');
  if (target.startsWith('@'))
    return target === `@${botUserId}` ? '' : mention(label || undefined, names?.get(target.slice(1)));
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  // Without its @, the name of a group is not mistaken for someone's name on social media.
  if (target.startsWith('!subteam^')) return label ? label.replace(/^@/, '') : '@someone';
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0] ?? ''}`;
  const address = target.replace(/^mailto:|^tel:/, '');
  // Slack turns "gov.uk" into <http://gov.uk|gov.uk>, so we use the label, which is what the person typed.
  return !label || address.endsWith(label) ? label || address : `${label} (${address})`;
}

function mention(label: string | undefined, name: string | undefined): string {
  return label === undefined && name !== undefined ? markedMention(name) : `@${label ?? 'someone'}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

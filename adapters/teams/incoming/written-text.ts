// Reads what a person wrote from the text of a Teams message and its HTML copy.
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { forwardedText } from '../../../bot/wording/forwarded-text.js';
import type { TeamsActivity } from '../model/types.js';
import { forwardedAttachments, forwardedTexts, ownText } from './forwarded-messages.js';
import { decoded, withFormatting } from './formatting-from-html.js';
import { mentionsOf, readMentions, withName, withoutName, type ShowName } from './mentions.js';
import { quotedTexts } from './quoted-messages.js';
import { splitQuotes } from './teams-quotes.js';

export function beginsWithOther(activity: TeamsActivity): boolean {
  let text = typedIn(activity);
  for (const { text: mark } of mentionsOf(activity, true)) if (mark) text = text.replaceAll(mark, ' ');
  text = text.trimStart();
  return mentionsOf(activity, false).some(({ text: mark }) => mark && text.startsWith(mark));
}

type Texts = Pick<Extract<IncomingEvent, { kind: 'message' }>, 'text' | 'textWithNames' | 'quoted'>;

/** The names of people who are mentioned are only in `textWithNames`. */
export function writtenText(activity: TeamsActivity): Texts {
  const text = readText(activity, withoutName);
  const named = readText(activity, withName);
  const quoted = quotedTexts(activity, htmlCopy(activity) ?? '');
  return {
    text,
    ...(named === text ? {} : { textWithNames: named }),
    ...(quoted.length ? { quoted } : {}),
  };
}

/**
 * Returns what the person wrote, and then what they forwarded. Uses the formatting of the HTML copy, if there is one
 * and its words are the same.
 */
function readText(activity: TeamsActivity, show: ShowName): string {
  const plain = plainText(activity, show);
  const html = htmlCopy(activity);
  const copy = html === undefined ? undefined : readMentions(activity, withoutReplied(html), show);
  const split = copy === undefined ? undefined : splitQuotes(copy, 'Forward');
  const attached = forwardedAttachments(activity).map((one) => readMentions(activity, one, show));
  const forwarded = forwardedTexts([...(split?.quotes ?? []), ...attached]);
  const own = forwarded.length ? ownText(plain, split?.rest, forwarded) : withFormatting(plain, copy);
  return [own, ...forwarded.map(forwardedText)].filter(Boolean).join('\n\n');
}

/** Leaves out the quote of the message that this one replies to. */
const withoutReplied = (html: string): string => splitQuotes(html, 'Reply').rest;

function htmlCopy({ attachments }: TeamsActivity): string | undefined {
  const copy = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof copy === 'string' ? copy : undefined;
}

/** The text without the markers for the messages that a reply quotes, which are in the HTML copy. */
function typedIn({ text = '' }: TeamsActivity): string {
  return text.replace(/<quoted\s+messageId="[^"]*"\s*\/?>/g, '');
}

function plainText(activity: TeamsActivity, show: ShowName): string {
  let plain = typedIn(activity);
  for (const { text: mark } of mentionsOf(activity, true)) if (mark) plain = plain.replaceAll(mark, ' ');
  return readMentions(activity, plain, (name) => show(decoded(name)))
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
}

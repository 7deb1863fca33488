// Finds the messages that someone forwarded or linked to. Slack sends these as attachments, as it does with
// previews of pages, which are not anyone's message.
import { forwardedText } from '../../../bot/wording/forwarded-text.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Attachment } from '../../../bot/model/messages/message.js';
import type { PostedMessage } from '../model/types.js';

type Forwarded = NonNullable<PostedMessage['attachments']>[number];

const forwardedIn = ({ attachments }: PostedMessage): Forwarded[] =>
  (attachments ?? []).filter((one) => one.is_share);
/** Slack adds these below a link. The person did not send them. */
const linkedIn = ({ attachments }: PostedMessage): Forwarded[] =>
  (attachments ?? []).filter((one) => one.is_msg_unfurl && !one.is_share);

/** Leaves out the bot's own messages, because they mention dangers and numbers to call, but not what is happening. */
const textOf = ({ author_id: author, text }: Forwarded, botUserId: string | undefined) =>
  author && author === botUserId ? '' : (text?.trim() ?? '');

/**
 * What the person wrote and then what they forwarded, in Slack's notation. Leaves out who wrote a forwarded
 * message, because the person did not choose to tell us.
 */
export function withForwarded(message: PostedMessage, botUserId: string | undefined): string {
  const parts = forwardedIn(message).map((one) => textOf(one, botUserId));
  return [message.text ?? '', ...parts.filter(Boolean).map(forwardedText)].filter(Boolean).join('\n\n');
}

/** The messages that the person linked to, in Slack's notation. */
export function linkedTexts(message: PostedMessage, botUserId: string | undefined): string[] {
  return linkedIn(message)
    .map((one) => textOf(one, botUserId))
    .filter(Boolean);
}

/** True if Slack has added the text of a linked message, which it does a moment after the message is sent. */
export function addsLinked(
  message: PostedMessage,
  before: PostedMessage | null | undefined,
  botUserId: string | undefined,
): boolean {
  const known = before ? linkedTexts(before, botUserId) : [];
  return linkedTexts(message, botUserId).some((text) => !known.includes(text));
}

/** The files of forwarded messages, and forwarded messages that we cannot read any of. */
export function forwardedFiles(message: PostedMessage, botUserId: string | undefined): Attachment[] {
  return forwardedIn(message).flatMap((one) => {
    if (one.files?.length) return attachedFiles(one);
    if (textOf(one, botUserId)) return [];
    return [{ name: wordsIn('en').app.forwarded, contentType: 'text/plain' }];
  });
}

export function attachedFiles({ files }: Pick<PostedMessage, 'files'>): Attachment[] {
  return (files ?? []).map((file) => ({
    name: file.name ?? 'file',
    contentType: file.mimetype ?? 'application/octet-stream',
    ...(file.permalink ? { url: file.permalink } : {}),
  }));
}

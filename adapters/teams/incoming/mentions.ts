// Removes from a message the names of the people mentioned, and the mention of the bot.
import { markedMention, withoutMentionSigns } from '../../../bot/model/messages/chat-formatting.js';
import type { TeamsActivity } from '../model/types.js';
import { decoded } from './formatting-from-html.js';

/** What to write for someone who is mentioned. */
export type ShowName = (name: string) => string;

export const withoutName: ShowName = () => '@someone';
export const withName: ShowName = (name) => markedMention(name.replace(/\s+/g, ' '));

/** The tag of a mention in the HTML copy may have others inside, for example if the name is bold. */
const marked = (tag: string): string =>
  String.raw`<${tag}\b(?=[^<>]*Mention)[^<>]*>((?:[^<>]|<(?!/?${tag}\b)[^<>]*>|<${tag}\b[^<>]*>[^<>]*</${tag}>)*)</${tag}>`;
/** A mention in the text, or in the HTML copy. */
const ONE = String.raw`<at\b[^<>]*>([^<>]*)</at>|${marked('span')}|${marked('readonly')}`;
const IN_A_ROW = new RegExp(String.raw`(?:${ONE})(?:(?:\s|&nbsp;)+(?:${ONE}))*`, 'gi');

export function mentionsOf(
  { entities, recipient }: TeamsActivity,
  ofBot: boolean,
): TeamsActivity['entities'] {
  return entities.filter(({ mentioned }) => (mentioned.id === recipient.id) === ofBot);
}

const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, '');

/** Teams may mention someone once for each word of their name, which counts as one mention here. */
export function readMentions(activity: TeamsActivity, words: string, show: ShowName): string {
  const ids = new Map(
    activity.entities.map(({ text, mentioned }) => [decoded(withoutTags(text)), mentioned.id]),
  );
  return withoutMentionSigns(words).replace(IN_A_ROW, (row) => {
    const people: { id: string | undefined; name: string }[] = [];
    for (const [, ...names] of row.matchAll(new RegExp(ONE, 'gi'))) {
      const name = withoutTags(names.find(Boolean) ?? '');
      const id = ids.get(decoded(name));
      const last = people.at(-1);
      if (last && id !== undefined && last.id === id) last.name += ` ${name}`;
      else people.push({ id, name });
    }
    return people.map(({ id, name }) => (id === activity.recipient.id ? ' ' : show(name))).join(' ');
  });
}

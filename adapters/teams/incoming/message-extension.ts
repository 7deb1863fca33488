// The message extension finds quotes and offers each as a card that the person can post in any chat. The text
// they search for is never stored or logged, and never appears in a card.
import type { MessagingExtensionAttachment, MessagingExtensionResponse } from 'botbuilder';
import { z } from 'zod';
import { contactsIn } from '../../../bot/wording/compose-in-language.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { languageOfLocale, type Language } from '../../../knowledge/model/language.js';
import type { Log } from '../../../bot/model/ports.js';
import type { SearchQuotes } from '../../../bot/model/quotes-to-share.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import { documentLine, placeLine } from '../../../knowledge/model/words/citation.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import { oneLine } from '../rendering/card-text.js';
import { renderCard } from '../rendering/render.js';
import { SEARCH } from '../model/search-command.js';
import type { TeamsActivity } from '../model/types.js';
import { withinLimit } from '../service/time-limit.js';

export interface ExtensionConfig {
  /** Absent in a process that cannot search. */
  search?: SearchQuotes;
  /** The address of the page that shows a passage in its document. */
  passageLink?: (passage: Passage) => string;
}

export const QUERY = 'composeExtension/query';
/** Shorter than the 5 seconds that Teams waits for an answer. */
const LIMIT_MS = 4_000;
const SHORTEST = 3;
const CARD = 'application/vnd.microsoft.card.adaptive';
const PREVIEW = 'application/vnd.microsoft.card.thumbnail';
const TITLE_LIMIT = 80;
const TEXT_LIMIT = 200;

const querySchema = z.object({
  commandId: z.literal(SEARCH.command),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).max(10),
});

/** Returns the body of the reply. Never throws. */
export async function answerQuery(
  config: ExtensionConfig & { log: Log },
  { value, locale }: TeamsActivity,
): Promise<MessagingExtensionResponse> {
  const language = languageOfLocale(locale);
  const said = wordsIn(language);
  const { search } = said;
  const text = queryIn(value);
  if (text.length < SHORTEST) return say(search.type);
  if (!config.search) return say(search.failed);
  try {
    const found = await withinLimit(config.search(text), LIMIT_MS);
    config.log.info({ found: found.kind }, 'Someone searched from Teams.');
    if (found.kind === 'danger') return say(search.danger(contactsIn(said, found.contacts)));
    if (found.kind === 'too-long')
      return say(`${said.page.problems.tooLong(text.length, found.most)} ${said.urgent}`);
    if (!found.quotes.length) return say(search.nothing);
    const attachments = found.quotes.map((quote) => attachmentOf(quote, config.passageLink, language));
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
  } catch (error) {
    // The error's message could quote what the person typed.
    const failure = error instanceof Error ? error.name : 'unknown';
    config.log.warn({ failure }, 'A search from Teams failed.');
    return say(search.failed);
  }
}

function queryIn(value: unknown): string {
  const { data } = querySchema.safeParse(value);
  const given = data?.parameters.find(({ name }) => name === SEARCH.parameter)?.value;
  return typeof given === 'string' ? given.trim() : '';
}

function say(text: string): MessagingExtensionResponse {
  return { composeExtension: { type: 'message', text } };
}

/** Returns the card to post in a chat, with its preview for the list. */
function attachmentOf(
  citation: Citation,
  passageLink: ExtensionConfig['passageLink'],
  language?: Language,
): MessagingExtensionAttachment {
  const words = guidanceWords(language);
  const { document, passage, quote } = citation;
  const link = passageLink?.(passage);
  const { card } = renderCard(
    {
      parts: [{ kind: 'quote', number: 1, citation, ...(link !== undefined && { link }) }],
      buttons: [],
      summary: `${document.title}: ${quote}`,
      writtenByModel: false,
      ...(language && { language }),
    },
    { numbered: false },
  );
  const where = [placeLine(passage, words), documentLine(document, words)].filter(Boolean).join(' · ');
  return {
    contentType: CARD,
    content: card,
    preview: {
      contentType: PREVIEW,
      content: {
        title: harmless(document.title, TITLE_LIMIT),
        text: `${harmless(quote, TEXT_LIMIT)} (${harmless(where, TEXT_LIMIT)})`,
      },
    },
  };
}

/** Escapes text for a preview, because Teams renders some HTML there. */
function harmless(text: string, limit: number): string {
  return oneLine(text, limit).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

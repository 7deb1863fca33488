// Builds the numbered citations and the "AI generated" label that Teams shows with a message.
import type { OutgoingMessage, Part } from '../../../bot/model/messages/message.js';
import { documentLine } from '../../../knowledge/model/words/citation.js';
import { oneLine, cardAddress } from './card-text.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type { Language } from '../../../knowledge/model/language.js';

/** Teams replies 400 if a message has more citations than this, or more than one of these entities. */
const MAX_CITATIONS = 20;
const NAME_LIMIT = 80;
const ABSTRACT_LIMIT = 160;
const KEYWORD_LIMIT = 28;

export interface MessageEntity {
  type: 'https://schema.org/Message';
  '@type': 'Message';
  '@context': 'https://schema.org';
  additionalType?: ['AIGeneratedContent'];
  citation?: ClaimEntity[];
}

interface ClaimEntity {
  '@type': 'Claim';
  position: number;
  appearance: {
    '@type': 'DigitalDocument';
    name: string;
    abstract: string;
    keywords: string[];
    url?: string;
  };
}

type Quote = Extract<Part, { kind: 'quote' }>;

/** Returns one entity at most, and none for a message that has no quotes and was not written by a model. */
export function messageEntities(message: OutgoingMessage): MessageEntity[] {
  const quotes = message.parts.filter((part): part is Quote => part.kind === 'quote');
  if (!quotes.length && !message.writtenByModel) return [];
  return [
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      // Only show the label if a model wrote some of the text, because quotes are not generated.
      ...(message.writtenByModel ? { additionalType: ['AIGeneratedContent'] as ['AIGeneratedContent'] } : {}),
      ...(quotes.length
        ? { citation: quotes.slice(0, MAX_CITATIONS).map((quote) => claimEntity(quote, message.language)) }
        : {}),
    },
  ];
}

function claimEntity({ number, citation, link }: Quote, language?: Language): ClaimEntity {
  const url = cardAddress(link) ?? cardAddress(citation.document.url);
  return {
    '@type': 'Claim',
    position: number,
    appearance: {
      '@type': 'DigitalDocument',
      name: oneLine(citation.document.title, NAME_LIMIT),
      abstract: oneLine(citation.quote, ABSTRACT_LIMIT),
      keywords: documentLine(citation.document, guidanceWords(language))
        .split(' · ')
        .slice(0, 3)
        .map((word) => oneLine(word, KEYWORD_LIMIT)),
      ...(url ? { url } : {}),
    },
  };
}

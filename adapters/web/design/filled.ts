// Inserts names, links and other content into sentences from a catalogue.
import { markup, type Content, type Html } from './markup.js';

/** Fills the gaps in a sentence. A gap is a name in braces, for example `{name}`. */
export function filled(sentence: string, gaps: Readonly<Record<string, Content>>): Html {
  const pieces = sentence.split(/\{(\w+)\}/);
  return markup`${pieces.map((piece, index) => (index % 2 === 1 ? gaps[piece] : piece))}`;
}

/** Turns the words in braces into a link. */
export function withLink(sentence: string, address: string): Html {
  const [before = '', words = '', after = ''] = sentence.split(/[{}]/);
  return markup`${before}<a href="${address}">${words}</a>${after}`;
}

/** Gives the words in braces a class, for example to hide them on a narrow screen. */
export function withSpan(sentence: string, style: string): Html {
  const [before = '', words = '', after = ''] = sentence.split(/[{}]/);
  return markup`${before}<span class="${style}">${words}</span>${after}`;
}

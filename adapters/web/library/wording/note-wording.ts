// What editors read on the form of a practice note.

export const noteWording = {
  cite: 'Cite',
  quote: 'Quote',
  /** Above the passages found. */
  citeOrQuote:
    'Cite adds a reference in brackets at your cursor. Quote adds the text of the passage as well. The list stays open, so you can add several.',
  found: 'Passages found',
  none: 'No passages found. Try different words.',
  remove: 'Remove this note from the guidance',
} as const;

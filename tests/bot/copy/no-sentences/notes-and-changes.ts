// Strings of two words in the editors' notes and changes that no one reads, by reason.

export const NOTES_AND_CHANGES: Readonly<Record<string, readonly string[]>> = {
  'names of classes': ['note-form stack'],
  'an attribute': ['autofocus data-caret="…"'],
};

// Previews a note before it is saved: its passages, and how the bot would quote them in answer to a question.
import { setImmediate } from 'node:timers/promises';
import { explainAnswer } from '../../knowledge/explain-answer.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import { textToEmbed } from '../releases/embed-passages.js';
import { overlayRelease } from '../releases/overlay-release.js';
import type { ChunkFile } from '../model/ports.js';
import { noteDocument, type NotePreview, type NoteWords } from '../model/practice-note.js';

export interface PreviewPorts {
  chunkFile: ChunkFile;
  embedder: Embedder;
  /** Undefined before anything has been published. */
  loadedRelease: () => Promise<LoadedRelease | undefined>;
}

/** `slug`: the note this would replace. Stores nothing. Throws `InputFailure` in the same cases as saving. */
export async function previewNote(
  ports: PreviewPorts,
  words: NoteWords,
  { slug = 'note', question }: { slug?: string; question?: Question },
): Promise<NotePreview> {
  const { embedder } = ports;
  const chunked = await ports.chunkFile(noteDocument(slug, words));
  const release = question && (await ports.loadedRelease());
  if (!question || !release) return chunked;
  const { title } = chunked.document;
  const texts = chunked.passages.map((passage) => textToEmbed({ contextDigest: '', title, passage }));
  const embeddings = await embedder.embedPassages(texts, { isUnsaved: true });
  // Gives other requests a chance to run, because each step here takes tens of milliseconds.
  await setImmediate();
  const shown = overlayRelease(release, { ...chunked, embeddings });
  await setImmediate();
  return { ...chunked, asked: await explainAnswer(embedder, shown, question, slug) };
}

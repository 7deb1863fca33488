// Embeds the live release again if another model embedded it. The release still answers questions while this
// runs.
import type { Embedder } from '../../knowledge/model/ports.js';
import { EMBEDDED_BY } from '../model/editing.js';
import type { EditingStore } from '../model/ports.js';
import { removeOldIndexFiles } from './remove-old-index-files.js';
import { createEmbeddingQueue, embedEditions } from './embed-passages.js';
import { writeIndex, type IndexPorts } from './write-index.js';

export interface ReembedPorts extends IndexPorts {
  embedder: Embedder;
  editing: Pick<EditingStore, 'publish' | 'releasedEditions' | 'publications'>;
  clock: () => Date;
}

/**
 * Returns the number of the new live release. Undefined if the model is the same, no release is live, or
 * another release was published first. Vectors are saved as they are made, so an interrupted run can
 * continue.
 */
export async function reembedRelease(
  ports: ReembedPorts,
  onProgress: (embedded: number, of: number) => void = () => undefined,
): Promise<number | undefined> {
  const { store, embedder, editing, clock } = ports;
  const live = await store.liveRelease();
  if (!live || live.model.weightsHash === embedder.model.weightsHash) return undefined;
  const editions = (await store.editionsOf(live.number)).map(({ id }) => id);
  let embedded = 0;
  let all = 0;
  const queue = createEmbeddingQueue(ports, (count) => onProgress((embedded += count), all));
  all = await queue.add(editions);
  await queue.finish();
  const draft = await store.draftRelease(editions, embedder.model);
  await writeIndex(ports, await store.contentOf(draft.number));
  const moved = await editing.publish({
    at: clock().toISOString(),
    release: draft.number,
    previous: live.number,
    kind: 'publish',
    editor: EMBEDDED_BY,
    changes: [],
  });
  if (!moved) return undefined;
  await removeOldIndexFiles(ports);
  return draft.number;
}

/** Embeds past editions without vectors for this model, so that people can ask about past days. */
export async function embedPastEditions(ports: ReembedPorts): Promise<void> {
  const editions = await ports.editing.releasedEditions();
  await embedEditions(
    ports,
    editions.map(({ id }) => id),
  );
}

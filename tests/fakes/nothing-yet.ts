// Guidance and figures of a service that nobody has used.
import type { Figures, Period } from '../../bot/figures.js';
import { readFigures } from '../../bot/read-figures.js';
import type { EditingPages, GuidanceReading } from '../../adapters/web/types.js';

export const noGuidance: GuidanceReading = {
  surroundings: () => Promise.resolve(undefined),
  document: () => Promise.resolve(undefined),
  documents: () => Promise.resolve(undefined),
};

export function noFigures(period: Period): Promise<Figures> {
  const none = () => Promise.resolve([]);
  return readFigures({ questions: none, requests: none, takings: none, holders: none }, [], period);
}

/** An editors' side with nothing to decide. */
export const noEditing: EditingPages = {
  review: { records: { sources: () => Promise.resolve([]) } },
};

// Describes the state of a note, for example live or waiting for a decision.
import type { ListedNote } from '../../../../ingest/model/practice-note.js';
import { STATE_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { noteWording } from '../wording/note-wording.js';

const said = noteWording.states;

/** How many days before its review date a note is listed as due. */
export const SOON_DAYS = 30;

/** `change` is the number of the note's latest change, if that change is undecided or was rejected. */
export function noteState({ isLive, change }: Pick<ListedNote, 'isLive' | 'change'>): {
  text: string;
  change?: number;
} {
  const isDecided = change === undefined || change.state === 'published' || change.state === 'replaced';
  if (!isDecided) {
    const words = STATE_LABELS[change.state];
    return {
      text: change.edition === undefined ? said.toBeRemoved(words) : words,
      change: change.id,
    };
  }
  if (isLive) return { text: said.live };
  return { text: change?.edition === undefined && change ? said.removed : said.notLive };
}

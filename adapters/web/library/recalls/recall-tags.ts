// Shows whether people were told about a recall, and whether answers quote the text again.
import type { RecallStanding, RecallState } from '../../../../bot/model/recalls/recall.js';
import { markup, type Html } from '../../design/markup.js';
import { RECALL_STATE_LABELS, RECALL_WORDS_LABELS } from '../../../../bot/wording/staff/editing-labels.js';

export function recallTags(state: RecallState, words: RecallStanding['words']): Html {
  const standing = RECALL_WORDS_LABELS[words];
  return markup`<p class="tags"><span class="tag ${state === 'open' ? 'trouble-tag' : 'state-tag'}">${RECALL_STATE_LABELS[state]}</span>${standing && markup` <span class="tag${words === 'not-quoted' && ' trouble-tag'}">${standing}</span>`}</p>`;
}

// Shows a word diff. Added and removed text is marked by a sign, a line and a word, not only by colour.
import type { WordRun } from '../../../../ingest/model/change.js';
import { markup, type Content, type Html } from '../../design/markup.js';

/** If a run ends with a line break, the mark stops before it, so that no mark continues on the next line. */
export function wordDiff(runs: readonly WordRun[]): Html {
  return markup`<div class="marked-words">${runs.map(showRun)}</div>`;
}

function showRun(run: WordRun): Content {
  if (run.kind === 'same') return run.text;
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(run.text) ?? [];
  return words === '' ? run.text : [before, markRun(run, words), after];
}

function markRun({ kind, moved }: WordRun, words: string): Html {
  const where = moved && (kind === 'added' ? ' here from elsewhere' : ' from here to elsewhere');
  if (kind === 'added')
    return markup`<ins${moved && markup` class="moved"`}><span class="hidden">[${moved ? `moved${where}` : 'added'}: </span>${words}<span class="hidden">]</span></ins>`;
  return markup`<del${moved && markup` class="moved"`}><span class="hidden">[${moved ? `moved${where}` : 'removed'}: </span>${words}<span class="hidden">]</span></del>`;
}

export function diffLegend(): Html {
  return markup`<p class="marks-key">Key: <ins>added</ins> <del>removed</del> <ins class="moved">moved here</ins> <del class="moved">moved elsewhere</del></p>`;
}

// Lays out a change for a meeting, to print or to send as one file.
import { SERVICE_NAME } from '../../../../knowledge/model/words/service-name.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { filled } from '../../design/filled.js';
import { markup, toText, type Html } from '../../design/markup.js';
import { CHANGES_PATH, changeMeetingPath, changePath } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { notFound, reviewPageReply } from '../frame/editor-frame.js';
import { changeWording } from '../wording/change-wording.js';
import { STATE_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { kindLabels, weightTag } from './change-list.js';
import { changeFacts, changeHistory, changeSummary, detailChanges, documentLineOf } from './change-page.js';
import { passages } from './change-passages.js';
import type { ChangeView } from './change-view.js';
import { documentChecks } from './document-checks.js';
import { impactList } from './impact-list.js';
import { readChangeView } from './show-change.js';

const said = changeWording.meeting;

export async function showForMeeting(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const view = await viewFor(library, exchange);
  if (!view) return notFound(library, exchange, CHANGES_PATH, changeWording.gone);
  const { id } = view.change;
  return reviewPageReply(library, exchange, {
    title: titleOf(view),
    current: CHANGES_PATH,
    scripts: ['print.js'],
    main: markup`<p class="kicker no-print"><a href="${changePath(id)}">${said.back}</a></p>
<p class="buttons no-print"><button type="button" class="button primary with-script" id="print">${said.print}</button>
<a class="button plain" href="${changeMeetingPath(id)}/change.html" download>${said.save}</a></p>
${paper(view)}`,
  });
}

export async function downloadForMeeting(
  library: EditingLibrary,
  exchange: HttpExchange,
): Promise<HttpReply> {
  const view = await viewFor(library, exchange);
  if (!view) return notFound(library, exchange, CHANGES_PATH, changeWording.gone);
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="change-${view.change.id}.html"`,
    },
    body: toText(file(view)).replace(OWN_LINK, '$1'),
  };
}

const titleOf = ({ change, title }: ChangeView) => said.title(change.id, title);

async function viewFor(library: EditingLibrary, exchange: HttpExchange): Promise<ChangeView | undefined> {
  const view = await readChangeView(library, exchange, {});
  return view && { ...view, isPaper: true };
}

function paper(view: ChangeView): Html {
  const { change, read, title } = view;
  const { text, affects, history } = changeWording;
  const blank = markup`<span class="blank" aria-hidden="true"></span>`;
  return markup`<h1>${title}</h1>
<p>${changeWording.change(change.id, kindLabels(change))}</p>
<p class="tags">${weightTag(change)}<span class="tag state-tag">${STATE_LABELS[change.state]}</span></p>
${documentLineOf(view)}
${changeFacts(view)}
${documentChecks(view)}
${detailChanges(read)}
<section aria-labelledby="words-title"><h2 id="words-title">${text.title}</h2><p>${changeSummary(read)}</p>
${passages(view)}</section>
<section aria-labelledby="hangs-title"><h2 id="hangs-title">${affects.title}</h2>${impactList(read, view.titleOf, view.notes)}</section>
<section aria-labelledby="record-title"><h2 id="record-title">${history.title}</h2>${changeHistory(view)}</section>
<section class="decision" aria-labelledby="decision-title"><h2 id="decision-title">${said.decision}</h2>
<ul><li>☐ ${said.accept}</li><li>☐ ${filled(said.acceptExcept, { passages: blank })}</li><li>☐ ${said.reject}</li></ul>
<p>${filled(said.decided, { name: blank, date: blank })}</p>
<p class="hint">${said.recorded}</p></section>`;
}

/** Links to our own pages. They are removed, because they would not work in a saved file. */
const OWN_LINK = /<a href="\/[^"]*"[^>]*>([^]*?)<\/a>/g;

const STYLE = markup`<style>:root{color-scheme:light;background:#fff;color:#000}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}.hidden{position:absolute;clip-path:inset(50%)}.tag{border:1px solid;border-radius:1rem;padding:0 .6rem;margin-right:.4rem}.facts div{display:flex;gap:1rem}.facts dt{min-width:9rem}.facts dd{margin:0}.passage-change,.signals{border:1px solid;padding:.5rem 1rem;margin:1rem 0;break-inside:avoid}.marked-words{white-space:pre-wrap;font-family:serif}ins{text-decoration:underline;background:#e2f3e6}del{background:#fde4e4}.moved{background:none;text-decoration-style:dotted}.moved:is(del){text-decoration-style:double}.blank{display:inline-block;min-width:12rem;border-bottom:1px solid}table{border-collapse:collapse}td,th{border:1px solid;padding:.2rem .5rem;text-align:left}.decision ul{list-style:none;padding:0}</style>`;

/**
 * Builds the change as one file. It contains its own styles, because a saved file cannot load our style
 * sheet.
 */
function file(view: ChangeView): Html {
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${titleOf(view)} – ${SERVICE_NAME}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${STYLE}</head>
<body><main>${paper(view)}</main></body></html>
`;
}

// Serves the public search for passages in the live guidance. Searches are posted, because addresses are kept
// in the logs of proxies.
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { describeFailure } from '../../../../knowledge/model/errors.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import type { Language } from '../../../../knowledge/model/language.js';
import { placeLine } from '../../../../knowledge/model/words/citation.js';
import { sectionName, type Passage } from '../../../../knowledge/model/passage.js';
import { inTurns } from '../../../../knowledge/model/slice-long-work.js';
import {
  isAboutDanger,
  LONGEST_MESSAGE,
  partsToHear,
} from '../../../../bot/model/messages/message-length.js';
import { shortened } from '../../../../bot/model/messages/shortened.js';
import type { RankedPassage } from '../../../../knowledge/model/answer.js';
import { JURISDICTIONS, type Jurisdiction } from '../../../../knowledge/model/source.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { nationIn } from '../../design/fields.js';
import { DOT } from '../../design/fact-list.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { ownLanguage, withOwn } from '../../design/own-language.js';
import { cautions, sourceLine } from '../../design/render-quote.js';
import { passageText } from '../../design/passage-text.js';
import { describedByNotice, refusedBox, TAKES_FOCUS, warning } from '../../design/render.js';
import { FIND_PATH, LIBRARY_PATH } from '../../model/paths.js';
import {
  typedText,
  checkRate,
  FOREIGN,
  isFromOurPages,
  problemIn,
  readPost,
} from '../../security/post-guard.js';
import type { Sender } from '../../security/open-streams.js';
import type { atMost } from '../../security/limit-concurrent-work.js';
import { librarySender, type Library } from '../frame/context.js';
import { libraryPageReply } from '../frame/library-page.js';
import type { FoundPassages } from '../../ports/web-options.js';
import { passagePath, recalledLine } from './passages.js';

const LONGEST = 500;

interface Find {
  text: string;
  nation?: Jurisdiction;
  found?: FoundPassages;
  problem?: string;
  status?: number;
}

export async function showFind(
  library: Library,
  exchange: HttpExchange,
  find: Find = { text: '', nation: nationIn(exchange.query.get('nation') ?? undefined) },
): Promise<HttpReply> {
  const say = await library.wordsOf(exchange);
  const { title, intro, nothing, order, more } = say.web.search;
  const words = say.page.find;
  const { found, problem, status } = find;
  const documents = found && byDocument(found.passages);
  return libraryPageReply(library, await library.readerOf(exchange), {
    title: problem === undefined ? title : say.page.chat.errorTitle(title),
    say,
    status,
    scripts: ['find.js'],
    ...(find.text !== '' && { asked: { text: find.text, nation: find.nation } }),
    main: markup`<p class="kicker"><a href="${LIBRARY_PATH}">${words.allDocuments}</a>${DOT}<a href="/">${say.web.back}</a></p>
<h1>${title}</h1>
${findForm(find, say)}
<p class="hint">${intro}</p>
${problem !== undefined && (problem === say.web.search.danger ? markup`<div role="alert"${TAKES_FOCUS}>${warning(problem, say.page.message)}</div>` : refusedBox(problem, say))}
${
  documents &&
  markup`<section aria-labelledby="found"><h2 id="found"${TAKES_FOCUS}>${documents.length ? words.results(documents.length) : words.none}</h2>
<p class="muted">${documents.length ? order : nothing}${found?.isMore && ` ${more(found.passages.length)}`}</p>
<ol class="found">${documents.map((passages, index) => showFound(passages, index < SHOWN_OPEN, say))}</ol></section>`
}`,
  });
}

/** The short form is for the library's first page, which also has links for the nations. */
export function findForm(
  { text, nation, status, problem }: Pick<Find, 'text' | 'nation' | 'status' | 'problem'>,
  say: PractitionerWords,
  length?: 'short',
): Html {
  const words = say.page.find;
  const isWrong = (status === 400 || status === 413) && problem !== say.web.search.danger;
  return markup`<form method="post" action="${FIND_PATH}" class="find" role="search" novalidate>
<label for="find">${say.web.search.label}</label>
<div class="find-row"><input id="find" name="text" type="search" value="${text}" maxlength="${LONGEST}" autocomplete="off" required${describedByNotice(isWrong)}>
${length === 'short' ? nation && markup`<input type="hidden" name="nation" value="${nation}">` : nationChoice(nation, say)}
<button type="submit" class="button primary">${words.search}</button></div>
</form>`;
}

function nationChoice(nation: Jurisdiction | undefined, { page, language }: PractitionerWords): Html {
  const { nations } = guidanceWords(language);
  return markup`<select name="nation" aria-label="${page.find.nation}"><option value="">${page.find.allNations}</option>${JURISDICTIONS.map(
    (one) => markup`<option value="${one}"${flag('selected', one === nation)}>${nations[one]}</option>`,
  )}</select>`;
}

function byDocument(found: readonly RankedPassage[]): RankedPassage[][] {
  const documents = new Map<string, RankedPassage[]>();
  for (const one of found)
    documents.set(one.document.slug, [...(documents.get(one.document.slug) ?? []), one]);
  return [...documents.values()];
}

/**
 * The number of documents whose passages are shown. Passages from later documents are folded, so that people
 * can see at a glance what was found.
 */
const SHOWN_OPEN = 3;

function showFound(passages: readonly RankedPassage[], isOpen: boolean, say: PractitionerWords): Html {
  const { passage: closest, document } = passages[0]!;
  const words = guidanceWords(say.language);
  return markup`<li><h3${ownLanguage(say, document.language)}><a href="${passagePath(closest)}">${document.title}</a></h3>
<p class="document-facts-line">${sourceLine(document, say)}</p>
${cautions({ document }, words)}
${passages.map(({ passage }) => showPassage(passage, document.language, isOpen, say))}</li>`;
}

function showPassage(
  passage: Passage,
  language: Language | undefined,
  isOpen: boolean,
  say: PractitionerWords,
): Html {
  const own = ownLanguage(say, language);
  const { table, readWhole } = say.page.document;
  const place = placeLine(passage, guidanceWords(say.language));
  return markup`<details${flag('open', isOpen)}><summary>${place ? withOwn(place, [{ text: sectionName(passage), language }], say) : markup`<span${own}>${shortened(passage.text.split('\n')[0]!, 110)}</span>`}</summary>
${passage.recalledOn !== undefined && recalledLine(passage.recalledOn, say)}<div class="passage-text"${own}>${passageText(passage.text, [], { table })}</div>
<p><a href="${passagePath(passage)}">${readWhole}</a></p></details>`;
}

export async function receiveFind(
  library: Library,
  exchange: HttpExchange,
  run: ReturnType<typeof atMost>,
): Promise<HttpReply> {
  const { options, limits } = library;
  const posted = readPost(exchange);
  const say = await library.wordsOf(exchange);
  const text = typedText(posted, 'text');
  const nation = nationIn(posted.field('nation'));
  const asked = { text, nation };
  const again = (problem: string, status: number) =>
    showFind(library, exchange, { ...asked, problem, status });
  if (!isFromOurPages(exchange, options.publicUrl)) return again(problemIn(say, FOREIGN), FOREIGN.status);
  const sender = await librarySender(library, exchange);
  const what = sender.session === undefined ? 'search' : 'library';
  const refusal = await checkRate(limits, what, sender, partsToHear(text));
  // Anyone who mentions danger gets the number to call, even if the search fails.
  const isUnread = refusal !== undefined && (await isTooMuchToRead(limits, sender, text));
  const isDanger = isUnread || (await inTurns(isAboutDanger(text, (part) => options.detectUrgency(part))));
  const danger = isDanger ? { problem: say.web.search.danger } : {};
  if (refusal) return again(danger.problem ?? problemIn(say, refusal), refusal.status);
  if (text.length > LONGEST)
    return again(danger.problem ?? say.page.problems.tooLong(text.length, LONGEST), 413);
  if (text === '') return showFind(library, exchange, { text, problem: say.page.find.enter, status: 400 });
  const found = await searchNow(library, exchange, run, { text, jurisdiction: nation });
  if (typeof found !== 'string') return showFind(library, exchange, { ...asked, found, ...danger });
  return again(danger.problem ?? (found === 'busy' ? say.page.find.busy : say.web.search.failed), 503);
}

/**
 * True if a refused text counts as danger without being read, because it is long or one of very many: reading
 * them could block the process.
 */
async function isTooMuchToRead(
  limits: Library['limits'],
  sender: Partial<Sender>,
  text: string,
): Promise<boolean> {
  if (text.length > LONGEST_MESSAGE) return true;
  if (text === '') return false;
  return (await limits.take(sender.session === undefined ? 'stranger' : 'overLimit', sender)) > 0;
}

async function searchNow(
  { options: { search, log } }: Library,
  exchange: HttpExchange,
  run: ReturnType<typeof atMost>,
  question: Parameters<NonNullable<Library['options']['search']>>[0],
): Promise<FoundPassages | 'busy' | 'failed'> {
  if (!search) return 'failed';
  try {
    return (await run(() => search(question))) ?? 'busy';
  } catch (error) {
    log.error({ request: exchange.id, error: describeFailure(error) }, 'A search of the library failed.');
    return 'failed';
  }
}

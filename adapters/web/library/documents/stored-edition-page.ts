// Serves the stored editions of each document, live or not.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { may } from '../../../../bot/model/people/roles.js';
import { markup } from '../../design/markup.js';
import { documentPath } from '../../model/paths.js';
import { warning } from '../../design/render.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { EditingLibrary } from '../frame/context.js';
import { citationLinksIn } from './citations-in-note.js';
import { documentMain } from './document-page.js';
import { libraryPageReply } from '../frame/library-page.js';
import { showHistory } from './history.js';

export async function showEdition(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { params, query } = exchange;
  const say = await library.wordsOf(exchange);
  const { document: words, library: said } = say.page;
  const slug = params.slug ?? '';
  const id = /^\d{1,9}$/.test(params.edition ?? '') ? Number(params.edition) : 0;
  const { editions } = library.editing.writing;
  const [reader, found, history] = await Promise.all([
    library.readerOf(exchange),
    editions.edition(slug, id),
    editions.history(slug),
  ]);
  const held = history.find(({ edition }) => edition.id === id);
  const forEditor = isEditor(reader);
  // Only editors can open an edition that was never published, so that no one else relies on it.
  const part =
    found && held && (forEditor || held.live.length > 0)
      ? documentMain(
          { ...found, release: held.releases.at(-1) ?? words.noneYet },
          {
            say,
            part: Number(query.get('part') ?? 1),
            edition: isLive(held) ? undefined : id,
            history: showHistory({ history, forEditor, reading: id, say }),
            links: await citationLinksIn(library, found.document, { edition: id }),
            notice: isLive(held) ? undefined : warning(words.notCurrentVersion, say.page.message),
          },
        )
      : undefined;
  if (!found || !part)
    return libraryPageReply(library, reader, {
      title: said.notFound,
      status: 404,
      say,
      main: markup`<h1>${said.notFound}</h1><p>${said.noVersion}</p><p><a href="${documentPath(slug)}">${said.goToDocument}</a></p>`,
    });
  return libraryPageReply(library, reader, {
    title: found.document.title,
    main: part,
    say,
  });
}

function isLive({ live }: { live: readonly { to?: string }[] }): boolean {
  return live.some(({ to }) => to === undefined);
}

export function isEditor(reader: SignedIn | undefined): boolean {
  return reader !== undefined && may(reader.roles, 'edit');
}

// Serves the files in assets/ from memory, at addresses that change with the files' content.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { textReply, type HttpReply, type PageRoutes } from '../../http/http.js';

export interface Assets {
  /** The address of a file. Throws if the file does not exist, so that no page links to a missing one. */
  address(file: string): string;
  register(routes: PageRoutes): void;
}

const FOLDER = new URL('../assets/', import.meta.url);
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** All the files share one version, because modules import each other by relative address. */
export function readAssets(): Assets {
  const files = new Map(
    readdirSync(FOLDER)
      .sort()
      .map((file) => [file, readFileSync(new URL(file, FOLDER))] as const),
  );
  const version = versionOf(files);
  return {
    address(file) {
      if (!files.has(file)) throw new Error(`There is no asset called ${file}.`);
      return `/assets/${version}/${file}`;
    },
    register(routes) {
      routes.get('/assets/:version/:file', ({ params }) => {
        const content = files.get(params.file ?? '');
        if (!content) return Promise.resolve(textReply(404, 'Not found.\n'));
        // During an update, a page may ask a process of another version for a file. Browsers must not cache
        // that reply.
        const cache = params.version === version ? 'public, max-age=31536000, immutable' : 'no-store';
        return Promise.resolve(fileReply(params.file!, content, cache));
      });
      routes.get('/favicon.ico', () => Promise.resolve({ status: 204 }));
    },
  };
}

function versionOf(files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [file, content] of files) hash.update(`${file}\n${content.length}\n`).update(content);
  return hash.digest('base64url').slice(0, 12);
}

function fileReply(file: string, content: Buffer, cache: string): HttpReply {
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return {
    status: 200,
    headers: { 'Content-Type': type, 'Cache-Control': cache },
    body: content,
  };
}

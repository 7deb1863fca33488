// A process that only fetches 2 pages from one host, and prints the result of each.
import { localFetcher } from '../../fakes/followed-sources.js';

const [site] = process.argv.slice(2) as [string];
const fetchPage = localFetcher({ pauseMs: 300 });
for (const path of ['/a', '/b']) {
  const { kind } = await fetchPage({ url: site + path, hosts: new Set(['127.0.0.1']) });
  process.stdout.write(`${path} ${kind}\n`);
}

// Reads the queries of the alert rules and dashboards, and the names of the series that they use.
import { readFileSync } from 'node:fs';

export function expressions(): string[] {
  const files = [
    'prometheus/alerts.yml',
    ...['answers', 'guidance', 'handoff', 'service'].map((name) => `grafana/${name}.json`),
  ];
  return files.flatMap((file) => {
    const text = readFileSync(new URL(`../../../tools/deploy/${file}`, import.meta.url), 'utf8');
    if (file.endsWith('.yml')) return [...text.matchAll(/^ +expr: (.*)$/gm)].map(([, one]) => one!);
    const { panels } = JSON.parse(text) as { panels: { targets: { expr: string }[] }[] };
    return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  });
}

export const namesIn = (expression: string) =>
  [...expression.matchAll(/\b(?:ctac|gen_ai|nodejs|process)_\w+(?=[\s{[)<>=]|$)/g)]
    .map(([name]) => name)
    .filter((name) => !/^gen_ai_\w+_(name|model)$/.test(name));

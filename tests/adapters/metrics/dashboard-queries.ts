// Reads the queries of the alert rules and dashboards, and the names of the metrics in them.
import { readFileSync } from 'node:fs';

const DASHBOARDS = ['answers', 'guidance', 'handoff', 'service'];
const read = (file: string) =>
  readFileSync(new URL(`../../../tools/deploy/${file}`, import.meta.url), 'utf8');

interface Panel {
  dashboard: string;
  title: string;
  query: string;
}

/** Returns each query of the dashboards, with the title of its panel. */
export function panels(): Panel[] {
  return DASHBOARDS.flatMap((dashboard) => {
    const { panels: all } = JSON.parse(read(`grafana/${dashboard}.json`)) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    return all.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ dashboard, title, query: expr })),
    );
  });
}

export function expressions(): string[] {
  const rules = [...read('prometheus/alerts.yml').matchAll(/^ +expr: (.*)$/gm)].map(([, one]) => one!);
  return [...rules, ...panels().map(({ query }) => query)];
}

export const namesIn = (expression: string) =>
  [...expression.matchAll(/\b(?:ctac|gen_ai|nodejs|process)_\w+(?=[\s{[)<>=]|$)/g)]
    .map(([name]) => name)
    .filter((name) => !/^gen_ai_\w+_(name|model)$/.test(name));

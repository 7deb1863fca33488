// Compares a run with the baseline. Reports if quality has dropped, if the recipe has caught up, or if we
// take longer relative to the recipe.
import type { Result, Row, SetResult } from './result.js';

/** The search is deterministic, but another processor may give a different last digit. */
const QUALITY_SLACK = 0.005;
/**
 * Times are compared as ratios within one run, because machines differ. This factor allows for the remaining
 * noise.
 */
const TIME_SLACK = 1.35;

/**
 * Returns a sentence for each thing that got worse. Skips sets and rows that are only in one of the results.
 */
export function regressions(result: Result, baseline: Result): string[] {
  return result.sets.flatMap((set) => {
    const before = baseline.sets.find(({ name }) => name === set.name);
    return before ? [...fallen(set, before), ...lostLeads(set, before), ...slower(set, before)] : [];
  });
}

function fallen(set: SetResult, before: SetResult): string[] {
  return pairs(set.quality, before.quality).flatMap(([now, then]) =>
    now.ours < then.ours - QUALITY_SLACK
      ? [`${set.title}: ${now.name} fell from ${then.ours.toFixed(3)} to ${now.ours.toFixed(3)}.`]
      : [],
  );
}

function lostLeads(set: SetResult, before: SetResult): string[] {
  return pairs(set.quality, before.quality).flatMap(([now, then]) =>
    behind(now) && !behind(then)
      ? [
          `${set.title}: ${now.name} is behind the usual recipe, ${now.ours.toFixed(3)} to ${now.recipe!.toFixed(3)}.`,
        ]
      : [],
  );
}

function slower(set: SetResult, before: SetResult): string[] {
  return pairs(set.time, before.time).flatMap(([now, then]) => {
    if (!now.recipe || !then.recipe || !COMPARED_TIMES.some((start) => now.name.startsWith(start))) return [];
    const [ratio, earlier] = [now.ours / now.recipe, then.ours / then.recipe];
    return ratio > earlier * TIME_SLACK
      ? [
          `${set.title}: ${now.name} takes ${ratio.toFixed(2)} times the recipe's; it took ${earlier.toFixed(2)}.`,
        ]
      : [];
  });
}

/**
 * Only these times are compared. The 95th percentile of a few hundred questions mostly shows how busy the
 * machine is.
 */
const COMPARED_TIMES = ['a question, median', 'times the embedding'];

export function behindRecipe({ sets }: Result): string[] {
  return sets.flatMap(({ title, quality }) =>
    quality
      .filter(behind)
      .map(({ name, ours, recipe }) => `${title}: ${name}, ${ours.toFixed(3)} to ${recipe!.toFixed(3)}`),
  );
}

function behind({ ours, recipe }: Row): boolean {
  return recipe !== null && ours < recipe;
}

function pairs(now: readonly Row[], then: readonly Row[]): [Row, Row][] {
  return now.flatMap((row): [Row, Row][] => {
    const before = then.find(({ name }) => name === row.name);
    return before ? [[row, before]] : [];
  });
}

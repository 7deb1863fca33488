// Tests that comparing with the baseline reports everything that got worse, but not noise.
import { describe, expect, it } from 'vitest';
import { resultChart } from './chart.js';
import { behindRecipe, regressions } from './compare.js';
import type { Result, Row } from './result.js';
import { resultTables } from './table.js';

const costs = { cutSeconds: 1, embedSeconds: 2, indexSeconds: 3, pieces: 4 };

function result(quality: Row[], time: Row[] = [], name = 'own'): Result {
  const set = {
    name,
    title: 'Own <set>',
    questions: 9,
    stages: { embed: 5 },
    costs: { ours: costs, recipe: costs },
  };
  return { date: '2026-11-25', node: '20', cores: 2, sets: [{ ...set, quality, time, words: [] }] };
}
const row = (ours: number, recipe: number | null = 0.5, name = 'cited within three'): Row => ({
  name,
  ours,
  recipe,
});

describe('a run beside the baseline', () => {
  it('names quality that fell, with both figures', () => {
    expect(regressions(result([row(0.7)]), result([row(0.8)]))).toEqual([
      'Own <set>: cited within three fell from 0.800 to 0.700.',
    ]);
    expect(regressions(result([row(0.7, null)]), result([row(0.8, null)]))).toHaveLength(1);
  });

  it('says nothing of quality that stayed, rose, or moved in the last place', () => {
    for (const now of [0.8, 0.9, 0.797])
      expect(regressions(result([row(now)]), result([row(0.8)]))).toEqual([]);
  });

  it('names a lead that was lost, also where our own figure stayed', () => {
    expect(regressions(result([row(0.8, 0.9)]), result([row(0.8, 0.7)]))).toEqual([
      'Own <set>: cited within three is behind the usual recipe, 0.800 to 0.900.',
    ]);
    expect(behindRecipe(result([row(0.8, 0.9), row(0.8, 0.7), row(0.8, null)]))).toEqual([
      'Own <set>: cited within three, 0.800 to 0.900',
    ]);
  });

  it('compares times as ratios of one run: a slow machine is no regression, a slower way is', () => {
    const median = 'a question, median';
    const before = result([], [row(20, 10, median)]);
    expect(regressions(result([], [row(200, 100, median)]), before)).toEqual([]);
    expect(regressions(result([], [row(30, 10, median)]), before)).toEqual([
      "Own <set>: a question, median takes 3.00 times the recipe's; it took 2.00.",
    ]);
    const rare = 'a question, 95th percentile';
    expect(regressions(result([], [row(90, 10, rare)]), result([], [row(20, 10, rare)]))).toEqual([]);
  });

  it('leaves alone what only one of them measured', () => {
    expect(regressions(result([row(0.1)], [], 'new'), result([row(0.8)]))).toEqual([]);
    expect(regressions(result([row(0.1, 0, 'other')]), result([row(0.8)]))).toEqual([]);
  });
});

describe('a result', () => {
  const one = result([row(0.8), row(0.9, null, 'silent')], [row(20, 10, 'a question, median')]);

  it('is a table in which what the recipe lacks is a dash', () => {
    const table = resultTables(one);
    expect(table).toContain('| cited within three | 0.800 | 0.500 | +0.300 |');
    expect(table).toContain('| silent | 0.900 | – |  |');
    expect(table).toContain('| a question, median | 20.0 ms | 10.0 ms | × 2.00 |');
  });

  it('is a picture that is well formed, names its figures aloud, and does not depend on colour', () => {
    const picture = resultChart(one);
    expect(picture).toContain('role="img" aria-labelledby="t d"');
    expect(picture).toMatch(
      /<desc id="d">First this project, then .*\. Own &lt;set&gt; \(9\): cited within three 0\.800 to 0\.500\.<\/desc>/,
    );
    expect(picture).toMatch(/<pattern id="second"/);
    expect(picture).not.toContain('<set>');
    expect(picture.match(/<text/g)!.length).toBe(picture.match(/<\/text>/g)!.length);
  });
});

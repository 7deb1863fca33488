// Tests that alert rules fire when they should, that each has a page in the runbook, and that Prometheus can
// read our metrics.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMetrics } from '../../../adapters/metrics/registry.js';
import { describeWith } from '../../support/requirements.js';

const RULES = 'tools/deploy/prometheus/alerts.yml';
const rules = readFileSync(RULES, 'utf8');
const found = (pattern: RegExp) => [...rules.matchAll(pattern)].map(([, value]) => value!);

describeWith('promtool', 'promtool', (promtool) => {
  test('every alert fires when it should, and not before', () => {
    const tests = readFileSync('tools/deploy/prometheus/alerts.test.yml', 'utf8');
    expect(found(/- alert: (\w+)/g).filter((alert) => !tests.includes(`alertname: ${alert}\n`))).toEqual([]);
    execFileSync(promtool, ['test', 'rules', 'tools/deploy/prometheus/alerts.test.yml']);
  });

  test('the example for one machine can be read, and its rules', () => {
    execFileSync(promtool, ['check', 'config', 'tools/deploy/prometheus/prometheus.yml']);
  });

  test('finds no fault in the names and help of our metrics', async () => {
    const text = await createMetrics({ models: ['gpt-test'] }).text();
    // Leaves out the library’s own metrics, because we cannot change their names.
    const ours = text.split('\n').filter((line) => /\b(?:ctac|gen_ai)_/.test(line));
    const output = execFileSync(promtool, ['check', 'metrics'], { input: `${ours.join('\n')}\n` });
    expect(String(output)).toBe('');
  });
});

test('every alert has a page in the runbook, and every page an alert', () => {
  const pages = readdirSync('docs/runbook')
    .filter((name) => name !== 'README.md')
    .map((name) => `docs/runbook/${name}`);
  expect(found(/runbook: (\S+)/g).sort()).toEqual(pages.sort());
});

test('every page says what the alert means, what to look at and what to do', () => {
  for (const page of found(/runbook: (\S+)/g)) {
    const text = readFileSync(page, 'utf8');
    for (const part of ['## What it means', '## What to look at', '## What to do'])
      expect(text).toContain(part);
  }
});

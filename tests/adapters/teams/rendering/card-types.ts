// Checks cards against Microsoft's own types for Teams cards.
import ts from 'typescript';
import { typeCheck } from '../../../support/suite/typed-source.js';

/**
 * Schema 1.5 accepts these values in upper or lower case. The types require a capital letter, except for
 * `full`.
 */
const WITH_A_CAPITAL = new Set(['weight', 'size', 'color', 'spacing']);

/** Properties that schema 1.5 requires, although the types do not. */
const REQUIRED: Readonly<Record<string, string>> = {
  'Input.Text': 'id',
  'Action.ToggleVisibility': 'targetElements',
};

/** Returns a list of errors for each card that has any, by the card's name. */
export function typeFaults(cards: Readonly<Record<string, object>>): Record<string, string[]> {
  const names = Object.keys(cards);
  const lines = Object.values(cards).map(
    (card, index) => `export const card${index}: IAdaptiveCard = ${JSON.stringify(spelledAsInTypes(card))};`,
  );
  const { faults } = typeCheck(
    ["import type { IAdaptiveCard } from '@microsoft/teams.cards';", ...lines].join('\n'),
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, skipLibCheck: true },
  );
  const byName: Record<string, string[]> = {};
  for (const [name, card] of Object.entries(cards)) {
    const missing = missingIn(card);
    if (missing.length) byName[name] = missing;
  }
  for (const { line, text } of faults) (byName[names[line - 1] ?? 'the types'] ??= []).push(text);
  return byName;
}

function missingIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as { type?: unknown };
  const wanted = REQUIRED[String(type)];
  const here = wanted === undefined || wanted in value ? [] : [`${String(type)} without ${wanted}`];
  return [...here, ...Object.values(value).flatMap(missingIn)];
}

function spelledAsInTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelledAsInTypes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]: [string, unknown]) => {
      if (typeof inside !== 'string') return [name, spelledAsInTypes(inside)];
      if (name === 'width') return [name, inside.toLowerCase()];
      return [name, WITH_A_CAPITAL.has(name) ? inside.charAt(0).toUpperCase() + inside.slice(1) : inside];
    }),
  );
}

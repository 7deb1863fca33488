// Reads the rules in a robots.txt and applies them to a path (RFC 9309). The time for each rule is
// proportional to the length of the path. If we tried every way to match the wildcards, a hostile file could
// keep us busy for seconds.

interface Rule {
  allows: boolean;
  /** The length of the pattern. The longest matching rule decides. */
  length: number;
  /** The pieces between wildcards. The first must be at the start of the path. */
  pieces: string[];
  /** True if the last piece must be at the end of the path. */
  isWhole: boolean;
}

export interface RobotsRules {
  rules: Rule[];
  /** The pause that the site asks for, if any. */
  delaySeconds?: number;
}

/** Returns the rules for `agent` or, if there are none, those for everyone. */
export function readRobotsRules(text: string, agent: string): RobotsRules {
  const groups: { ours?: RobotsRules; all?: RobotsRules } = {};
  // Only remember these 2 names. If we kept a copy of the rules for every name in the file, a file with
  // thousands of names would use too much memory.
  const named = new Set<'ours' | 'all'>();
  let isNaming = false;
  for (const [key, value] of linesOf(text)) {
    if (key === 'user-agent') {
      if (!isNaming) named.clear();
      const name = value.split('/')[0]!.trim().toLowerCase();
      if (name === agent.toLowerCase()) named.add('ours');
      else if (name === '*') named.add('all');
    }
    isNaming = key === 'user-agent';
    for (const name of named) {
      if (key !== 'allow' && key !== 'disallow' && key !== 'crawl-delay') break;
      addTo((groups[name] ??= { rules: [] }), key, value);
    }
  }
  return groups.ours ?? groups.all ?? { rules: [] };
}

function* linesOf(text: string): Generator<[key: string, value: string]> {
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [kept] = line.split('#', 1) as [string];
    const colon = kept.indexOf(':');
    const key = kept.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (key) yield [key, kept.slice(colon + 1).trim()];
  }
}

function addTo(group: RobotsRules, key: 'allow' | 'disallow' | 'crawl-delay', value: string): void {
  if (key !== 'crawl-delay') {
    if (value) group.rules.push(ruleOf(key === 'allow', sameEncoding(value)));
  } else if (!Number.isNaN(Number(value))) group.delaySeconds = Number(value);
}

function ruleOf(allows: boolean, pattern: string): Rule {
  const isWhole = pattern.endsWith('$');
  const pieces = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  return { allows, length: pattern.length, pieces, isWhole };
}

/**
 * The longest matching rule decides. If 2 matching rules have the same length, the one that allows the path
 * decides.
 */
export function isPathAllowed({ rules }: RobotsRules, { pathname, search }: URL): boolean {
  const path = upperEscapes(pathname + search);
  let decisive: Rule | undefined;
  for (const rule of rules) {
    const longer = rule.length - (decisive?.length ?? -1);
    if ((longer > 0 || (longer === 0 && rule.allows)) && matches(rule, path)) decisive = rule;
  }
  return decisive?.allows ?? true;
}

/** Matches each piece at the first place where it occurs, which leaves the most room for the next piece. */
function matches({ pieces, isWhole }: Rule, path: string): boolean {
  const [first = '', ...others] = pieces;
  if (!path.startsWith(first)) return false;
  if (!others.length) return !isWhole || path === first;
  const last = isWhole ? others.pop()! : '';
  let at = first.length;
  for (const piece of others) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/** Encodes the pattern in the same way as an address, so that "/ä" matches "/%c3%a4". */
function sameEncoding(pattern: string): string {
  return upperEscapes(encodeURI(pattern).replace(/%25/g, '%'));
}

function upperEscapes(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

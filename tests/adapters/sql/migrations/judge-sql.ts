// Finds statements in a migration that would break the previous version or lock a table for a long time.

export interface Finding {
  statement: string;
  why: string;
}

const name = String.raw`"?(?:\w+"?\.")?(\w+)"?`;

/** The first group of each pattern is the table's name. A table created in the same step may be changed. */
const RULES: readonly { pattern: RegExp; unless?: RegExp; why: string }[] = [
  {
    pattern: new RegExp(`^drop table (?:if exists )?${name}`),
    why: 'drops a table that the version before reads',
  },
  {
    pattern: new RegExp(`^alter table ${name} .*\\brename\\b`),
    why: 'renames what the version before knows',
  },
  {
    pattern: new RegExp(`^alter table ${name} .*\\bdrop column\\b`),
    why: 'drops a column that the version before reads',
  },
  {
    pattern: new RegExp(`^alter table ${name} .*\\balter column\\b.*\\b(?:set data )?type\\b`),
    why: 'changes a type, and writes the whole table again under a lock',
  },
  {
    pattern: new RegExp(`^alter table ${name} .*\\bset not null\\b`),
    why: 'the version before may leave it empty, and the whole table is read under a lock',
  },
  {
    pattern: new RegExp(`^alter table ${name} .*\\badd column\\b.*\\bnot null\\b`),
    unless: /\bdefault\b/,
    why: 'the version before does not fill the column',
  },
  {
    pattern: new RegExp(
      `^alter table ${name} .*\\badd (?:constraint|unique|primary key|check|foreign key)\\b`,
    ),
    unless: /\bnot valid\b/,
    why: 'reads the whole table under a lock, and what the version before writes may break it',
  },
  {
    pattern: new RegExp(`^create (?:unique )?index (?:if not exists )?"?\\w+"? on ${name}`),
    why: 'nothing can be written while the index is built: build it beside, in a step that runs by itself',
  },
  { pattern: new RegExp(`^update ${name} set`), why: 'writes many rows in one transaction' },
  { pattern: new RegExp(`^delete from ${name}`), why: 'deletes what the version before may need' },
];

export function judgeStatements(statements: readonly string[]): Finding[] {
  const made = new Set<string>();
  const findings: Finding[] = [];
  for (const statement of statements) {
    const plain = statement.replace(/\s+/g, ' ').trim().toLowerCase();
    const creates = new RegExp(`^create table (?:if not exists )?${name}`).exec(plain);
    if (creates) made.add(creates[1]!);
    for (const { pattern, unless, why } of RULES) {
      const found = pattern.exec(plain);
      if (found && !made.has(found[1]!) && !unless?.test(plain)) findings.push({ statement: plain, why });
    }
  }
  return findings;
}

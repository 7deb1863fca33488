export interface Tag {
  /** The nearest block-level role: H1 to H6, P, LI, TD, Note, TOCI, Caption … */
  role: string;
  /** The element's number, which all pieces of a paragraph share. */
  element: number;
  cell?: { table: number; row: number; column: number };
}

export interface StructNode {
  role?: string;
  type?: string;
  id?: string;
  children?: StructNode[];
}

const BLOCK_ROLE = /^(?:H[1-6]?|P|LI|LBody|Lbl|TD|TH|Note|FENote|TOCI|Caption|Title|BlockQuote)$/u;
/** The deepest nesting that we follow, because hostile files may be nested without limit. */
const DEEPEST = 200;

interface Walk {
  tags: Map<string, Tag>;
  elements: number;
  tables: number;
}

export function tagsOf(root: StructNode | null): Map<string, Tag> {
  const walk: Walk = { tags: new Map(), elements: 0, tables: 0 };
  if (root) visit(root, { role: '', element: 0 }, { row: 0, column: 0 }, walk, 0);
  return walk.tags;
}

function visit(
  node: StructNode,
  above: Tag,
  place: { row: number; column: number },
  walk: Walk,
  depth: number,
): void {
  if (node.type === 'content') {
    if (node.id) walk.tags.set(node.id, above);
    return;
  }
  if (depth > DEEPEST) return;
  const role = node.role ?? '';
  const tag = inTable(role, isBlock(role, above) ? opened(role, above, walk) : above, place, walk);
  const own = role === 'Table' ? { row: 0, column: 0 } : place;
  for (const child of node.children ?? []) visit(child, tag, own, walk, depth + 1);
}

/**
 * A paragraph inside a note or contents entry is not a separate block, and neither is a list item's label or
 * body.
 */
function isBlock(role: string, above: Tag): boolean {
  if (!BLOCK_ROLE.test(role) || /^(?:Note|TOCI)$/u.test(above.role)) return false;
  return !(/^(?:Lbl|LBody)$/u.test(role) && above.role === 'LI');
}

function opened(role: string, above: Tag, walk: Walk): Tag {
  walk.elements += 1;
  return { ...above, role: role === 'FENote' ? 'Note' : role, element: walk.elements };
}

function inTable(role: string, tag: Tag, place: { row: number; column: number }, walk: Walk): Tag {
  if (role === 'Table') {
    walk.tables += 1;
    return { ...tag, cell: { table: walk.tables, row: 0, column: 0 } };
  }
  if (role === 'TR') {
    place.row += 1;
    place.column = 0;
  }
  if ((role !== 'TD' && role !== 'TH') || !tag.cell) return tag;
  place.column += 1;
  return { ...tag, cell: { table: tag.cell.table, row: place.row, column: place.column } };
}

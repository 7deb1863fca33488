// Reads text in blocks with a blank line between them. Each block has a head, then lines with a label:
//
//     H05 | False alarms make advisers ignore real alerts
//       causes: Messages about danger in general
//       harm: A real alert is read late

export interface EvidenceBlock<Label extends string> {
  /** The parts of the head, which are separated by “|”. */
  head: readonly string[];
  lines: readonly { label: Label; text: string }[];
}

/** Throws if a line's label is not in `labels`. If there is no `labels`, any label is allowed. */
export function blocksIn<Label extends string>(
  text: string,
  labels?: readonly Label[],
): EvidenceBlock<Label>[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n').map((line) => line.trim());
      return { head: cellsIn(head), lines: lines.map((line) => labelled(line, labels)) };
    });
}

export const cellsIn = (text: string) => text.split(/ *\| */);

function labelled<Label extends string>(line: string, labels?: readonly Label[]) {
  const [, label, text = ''] = /^([\w -]+): (.+)$/.exec(line) ?? [];
  if (label === undefined || labels?.includes(label as Label) === false)
    throw new Error(`This line of the evidence pack has no label that we know: ${line}`);
  return { label: label as Label, text };
}

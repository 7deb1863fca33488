// Reads messages in which personal data is written as ⟦type:words⟧. Each message starts with a line `=== KIND
// REGISTER`.

export interface MarkedMessage {
  /**
   * What the message tests. `personal` and `lookalike`: personal data. `danger` and `calm`: someone in danger
   * now. `question`: neither.
   */
  kind: string;
  /**
   * The style of writing: plain, short, dictated, chat, email, form, list, chronology, nonnative, dialect,
   * welsh, mixed, child.
   */
  register: string;
  marked: string;
}

export function readMessages(file: string): MarkedMessage[] {
  return file
    .split(/^=== /mu)
    .slice(1)
    .flatMap((block) => {
      const [head = '', ...lines] = block.split('\n');
      const [kind = '', register = 'plain'] = head.trim().split(/\s+/u);
      const marked = lines.join('\n').trim();
      return marked ? [{ kind, register, marked }] : [];
    });
}

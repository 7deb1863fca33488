// Defines the format of the answer model's reply, and reads claims from it as they arrive.
import { z } from 'zod';
import { CLAIM_TEXT } from './answer-prompt.js';

const claimSchema = z.object({
  text: z.string().describe(CLAIM_TEXT),
});
export const draftsSchema = z.object({ claims: z.array(claimSchema) });

export interface DraftReader {
  /** Takes the next piece of the reply, and returns the text of the claims that it completes. */
  read(piece: string): string[];
  whole(): string;
}

/** A claim is an object, in a list, in the outermost object. Objects at any other depth are ignored. */
const DEPTH_OF_CLAIM = 3;

/** Reads each character once, so that a long answer takes no longer in many small pieces than in one. */
export function createDraftReader(): DraftReader {
  let text = '';
  let at = 0;
  let depth = 0;
  let inString = false;
  let start = 0;
  return {
    read(piece) {
      text += piece;
      const complete: string[] = [];
      for (; at < text.length; at += 1) {
        const character = text[at]!;
        if (inString) {
          // Skips the character after a backslash, which may only arrive with the next piece.
          if (character === '\\') at += 1;
          else if (character === '"') inString = false;
        } else if (character === '"') inString = true;
        else if (character === '{' || character === '[') {
          depth += 1;
          if (depth === DEPTH_OF_CLAIM && character === '{') start = at;
        } else if (character === '}' || character === ']') {
          if (depth === DEPTH_OF_CLAIM && character === '}')
            complete.push(...claimIn(text.slice(start, at + 1)));
          depth -= 1;
        }
      }
      return complete;
    },
    whole: () => text,
  };
}

function claimIn(text: string): string[] {
  try {
    const claim = claimSchema.safeParse(JSON.parse(text));
    return claim.success ? [claim.data.text] : [];
  } catch {
    return [];
  }
}

import { InputFailure, type Failure } from '../../knowledge/model/errors.js';

/** Matches a remedy for the command line, which an editor on a page cannot follow. */
const FOR_COMMANDS = /`|--\w/;

/**
 * What went wrong and, if an editor can put it right, how. Only an `InputFailure` is about what an editor has
 * done. The remedies of others are for operators.
 */
export function failureForEditors(failure: Failure): string {
  const { message, remedy } = failure;
  const isForEditors = failure instanceof InputFailure && !FOR_COMMANDS.test(remedy);
  return isForEditors ? `${message} ${remedy}` : message;
}

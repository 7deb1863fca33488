// Recognises a plain statement that someone is in danger now (“A child is in danger”, “my foster child is not
// safe”). Without a word such as “now”, the other signs are not enough, and the message reader takes some of
// these sentences for questions about a rule.
import { plainlySaid } from './plainly-said.js';

/** True if any sentence says that someone is in danger now, and not only what to do if someone is. */
export const tellsOfDanger = plainlySaid(new URL('danger-now.json', import.meta.url));

// Recognises a plain statement that someone is missing now: not home, not seen, or taken somewhere. People
// often say so calmly (“did not come home last night”), without any other sign of danger, and the message
// reader often misses it. The patterns are few and narrow on purpose. We first tried 76 wider ones, which
// raised the alarm for calm statements (“He has been brought to the UK by traffickers”). They found nothing
// more in messages by people who had not seen the patterns.
import { plainlySaid } from '../plainly-said/plainly-said.js';

/** True if any sentence says that someone is missing now, and none says that they are back. */
export const tellsOfMissing = plainlySaid(new URL('missing-now.json', import.meta.url));

// Distinguishes test requests made in the guided set-up from real requests.

/**
 * A test request's place and person start with this prefix, so that test requests can be found and left out
 * of counts.
 */
export const TEST_PLACE = 'set-up-';

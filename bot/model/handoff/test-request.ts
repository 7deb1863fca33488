// Tells the test requests of the guided set-up apart from real requests.

/**
 * The place and person of a test request begin with this, so that test requests can be found and are never
 * counted.
 */
export const TEST_PLACE = 'set-up-';

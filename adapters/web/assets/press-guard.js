// Keeps the page still while someone presses a button. If the button moved or was replaced before they let
// go, the browser would not count a click.

/** The browser sends the click shortly after the finger is lifted. */
const CLICK_WITHIN_MS = 100;
/** We do not notice if someone lets go outside the page, so we treat a press as over after this long. */
const LONGEST_PRESS_MS = 10_000;

/**
 * Returns a function that calls `show` for each change in order, but not during a press.
 * @template T
 * @param {(change: T) => void} show
 * @returns {(change: T) => void}
 */
export function createPressGuard(show) {
  /** @type {T[]} */
  let held = [];
  let isPressed = false;
  let ending = 0;
  /** If one change cannot be shown, still show the others. */
  const showHeld = (change) => {
    try {
      show(change);
    } catch (error) {
      reportError(error);
    }
  };
  const endAfter = (ms) => {
    clearTimeout(ending);
    ending = setTimeout(() => {
      isPressed = false;
      const changes = held;
      held = [];
      changes.forEach(showHeld);
    }, ms);
  };
  document.addEventListener(
    'pointerdown',
    () => {
      isPressed = true;
      endAfter(LONGEST_PRESS_MS);
    },
    true,
  );
  for (const end of ['pointerup', 'pointercancel'])
    document.addEventListener(end, () => endAfter(CLICK_WITHIN_MS), true);
  return (change) => {
    if (isPressed) held.push(change);
    else show(change);
  };
}

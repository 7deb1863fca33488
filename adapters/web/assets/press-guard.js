// Keeps the page still while someone presses on it. If what is under the pointer moves or is replaced before it is let
// go, the browser counts no click.

/** The click comes after the finger has gone. */
const CLICK_WITHIN_MS = 100;
/** A pointer let go where the page cannot see it must not stop the updates. */
const LONGEST_PRESS_MS = 10_000;

/**
 * Returns a function that calls `show` in the same order, but not during a press.
 * @template T
 * @param {(change: T) => void} show
 * @returns {(change: T) => void}
 */
export function createPressGuard(show) {
  /** @type {T[]} */
  let held = [];
  let isPressed = false;
  let ending = 0;
  /** One change that cannot be shown must not lose the others. */
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

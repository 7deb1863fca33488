// A link to a new reply that is out of view. It stays until someone follows it or scrolls to the reply.

/** How much of the reply must be visible above the form before it counts as seen. */
const SEEN_PIXELS = 60;

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} composer the form that covers the foot of the page
 */
export function createJump(link, composer) {
  let id = '';

  function hide() {
    window.removeEventListener('scroll', check);
    link.hidden = true;
  }

  // Finds the reply by its id, because a reply that changes becomes a new element.
  function check() {
    const reply = document.getElementById(id);
    if (!reply || isSeen(reply)) hide();
  }

  /** @param {HTMLElement} reply */
  function isSeen(reply) {
    const covered = composer.offsetHeight + SEEN_PIXELS;
    return reply.getBoundingClientRect().top < window.innerHeight - covered;
  }

  link.addEventListener('click', hide);
  return {
    hide,
    /** @param {HTMLElement} reply */
    offer(reply) {
      if (isSeen(reply)) return;
      id = reply.id;
      link.href = `#${id}`;
      link.hidden = false;
      window.addEventListener('scroll', check, { passive: true });
    },
  };
}

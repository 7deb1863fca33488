// A link to a new reply that is out of view. It stays until it is followed or the reply is scrolled to.

/** How much of the reply must show above the form before it counts as seen. */
const SEEN_PIXELS = 60;

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} composer what covers the foot of the page
 */
export function createJump(link, composer) {
  /** @type {IntersectionObserver | undefined} */
  let watching;

  function hide() {
    watching?.disconnect();
    watching = undefined;
    link.hidden = true;
  }

  link.addEventListener('click', hide);
  return {
    hide,
    /** @param {HTMLElement} reply */
    offer(reply) {
      const covered = composer.offsetHeight + SEEN_PIXELS;
      if (reply.getBoundingClientRect().top < window.innerHeight - covered) return;
      hide();
      link.href = `#${reply.id}`;
      link.hidden = false;
      watching = new IntersectionObserver(
        (seen) => seen.some(({ isIntersecting }) => isIntersecting) && hide(),
        {
          rootMargin: `0px 0px -${covered}px 0px`,
        },
      );
      watching.observe(reply);
    },
  };
}

// Keeps the message that the page opened at, such as a private search, below the bars at the top of the window, until
// the adviser does something.
import { byId } from './html.js';

const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchmove'];

export function keepOpenedInView() {
  const id = location.hash.slice(1);
  if (!byId(id)?.matches('.turn, .search-result')) return;
  const observer = new ResizeObserver(() =>
    byId(id)?.scrollIntoView({ block: 'start', behavior: 'instant' }),
  );
  // News makes the bar higher, and a result makes the conversation longer.
  for (const changing of ['on-top', 'case-thread', 'case-forms']) observer.observe(byId(changing));
  for (const act of ACTS)
    document.addEventListener(act, () => observer.disconnect(), { once: true, passive: true });
}

import type { Page } from 'playwright-core';

/**
 * The share of the newest turn's height that is in view: below the alerts, above the reply box and in the
 * window.
 */
export const newestInSight = (page: Page) =>
  page.evaluate<number>(`(() => {
    const { top, bottom, height } = [...document.querySelectorAll('.turn:not(.turn-notice)')].at(-1).getBoundingClientRect();
    const over = [...document.querySelectorAll('#on-top, #case-handover')]
      .filter((one) => getComputedStyle(one).position === 'sticky')
      .map((one) => one.getBoundingClientRect().bottom);
    const end = document.getElementById('case-reply').getBoundingClientRect().top;
    return (Math.min(bottom, end, innerHeight) - Math.max(top, 0, ...over)) / height;
  })()`);

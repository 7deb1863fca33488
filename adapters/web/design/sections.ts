// Builds the links to a site's pages. If there are only a few, they are in one row; if there are many, they
// are in a row of groups and a row of pages. Phones show them in a menu.
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import type { LinkedPage } from '../model/desk-pages.js';
import { withSpan } from './filled.js';
import { markup, type Html } from './markup.js';

interface Sections {
  label: string;
  pages: readonly LinkedPage[];
  current: string | undefined;
  inARow: number;
}

interface Group {
  name: string;
  pages: readonly LinkedPage[];
}

/** Returns false if there is only one page. */
export function sectionLinks({ label, pages, current, inARow }: Sections): Html | false {
  if (pages.length < 2) return false;
  const here = pages.find(({ href }) => href === current);
  const names = [...new Set(pages.map(({ group }) => group))];
  const groups = names.map((name): Group => ({ name, pages: pages.filter(({ group }) => group === name) }));
  const isRow = pages.length <= inARow;
  return markup`<nav class="sections" aria-label="${label}">
${isRow ? markup`<ul class="sections-row">${linksTo(pages, current)}</ul>` : twoRows(groups, here)}
<details class="sections-menu"><summary>${here ? markup`${withSpan(staffWording.sectionsAt, 'hidden')} <span class="sections-here">${here.text}</span>` : staffWording.sections}</summary>
${isRow ? markup`<ul>${linksTo(pages, current)}</ul>` : groups.map((group) => inMenu(group, current))}</details></nav>`;
}

function twoRows(groups: readonly Group[], here: LinkedPage | undefined): Html {
  const inGroup = groups.find(({ name }) => name === here?.group)?.pages ?? [];
  return markup`<ul class="sections-row">${groups.map((group) => groupLink(group, here))}</ul>
${inGroup.length > 1 && markup`<ul class="sections-row sections-pages" aria-label="${here?.group}">${linksTo(inGroup, here?.href)}</ul>`}`;
}

function inMenu({ name, pages }: Group, current: string | undefined): Html {
  const id = `sections-${name.toLowerCase().replaceAll(' ', '-')}`;
  const [first, ...others] = pages;
  if (first?.text === name && !others.length) return markup`<ul>${linksTo(pages, current)}</ul>\n`;
  return markup`<p id="${id}">${name}</p><ul aria-labelledby="${id}">${linksTo(pages, current)}</ul>\n`;
}

function groupLink({ name, pages: [first] }: Group, here: LinkedPage | undefined): Html {
  const isPage = first?.text === name && here?.href === first.href;
  const current = here?.group === name && (isPage ? 'page' : 'true');
  return markup`<li><a href="${first?.href}"${current && markup` aria-current="${current}"`}>${name}</a></li>`;
}

function linksTo(pages: readonly LinkedPage[], current: string | undefined): Html {
  return markup`${pages.map(
    ({ href, text }) =>
      markup`<li><a href="${href}"${href === current && markup` aria-current="page"`}>${text}</a></li>`,
  )}`;
}

// Builds the privacy, accessibility and contact pages, which every page links to. They only say what is true
// of every installation, and an organisation can replace them with its own pages.
import type { PageRoutes } from '../../http/http.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { WordsOf } from '../security/request-language.js';
import type { AdviserTimesIn } from '../model/adviser-times.js';
import type { Assets } from '../design/assets.js';
import { contactLink } from './contact-link.js';
import { withLink } from '../design/filled.js';
import { markup, type Html } from '../design/markup.js';
import { pageReply, seeOther } from '../design/page.js';

/** Contact details for these pages, and the addresses of any of the organisation's own pages that replace them. */
export interface AboutSettings {
  privacyUrl?: string;
  accessibilityUrl?: string;
  /** Text, an email address or a web address. */
  contact?: string;
  chatNeedsSignIn: boolean;
  usesLanguageModel: boolean;
}

interface About extends AboutSettings {
  advisers: () => Promise<AdviserTimesIn>;
}

type Path = '/privacy' | '/accessibility' | '/contact';
type Words = PractitionerWords;

const PAGES: Readonly<
  Record<Path, { title: (say: Words) => string; main: (say: Words, settings: About) => Html | Promise<Html> }>
> = {
  '/privacy': { title: ({ page }) => page.frame.privacy, main: privacy },
  '/accessibility': { title: ({ page }) => page.frame.accessibility, main: accessibility },
  '/contact': { title: ({ page }) => page.frame.contact, main: contact },
};

export function mountAbout(
  routes: PageRoutes,
  { assets, wordsOf }: { assets: Assets; wordsOf: WordsOf },
  settings: About,
): void {
  const elsewhere: Partial<Record<Path, string>> = {
    '/privacy': settings.privacyUrl,
    '/accessibility': settings.accessibilityUrl,
  };
  for (const path of Object.keys(PAGES) as Path[])
    routes.get(path, async (exchange) => {
      const address = elsewhere[path];
      if (address !== undefined) return seeOther(address);
      const say = await wordsOf(exchange);
      const title = PAGES[path].title(say);
      return pageReply(assets, {
        title,
        section: 'about',
        styles: ['library.css'],
        say,
        main: markup`<h1>${title}</h1>\n${await PAGES[path].main(say, settings)}`,
      });
    });
}

const listed = (items: readonly string[]) => items.map((item) => markup`<li>${item}</li>`);

function privacy({ about }: Words, { chatNeedsSignIn, usesLanguageModel }: AboutSettings): Html {
  const { privacy: say } = about;
  return markup`<p>${say.intro}</p>
<h2>${say.keptTitle}</h2>
<ul>${listed(say.kept)}</ul>
<p>${say.erasing}</p>
<h2>${say.seenTitle}</h2>
<ul>${listed([...say.seen, usesLanguageModel ? say.model : say.noModel])}</ul>
<h2>${say.browserTitle}</h2>
<p>${chatNeedsSignIn ? say.signedIn : say.notSignedIn} ${say.cookies} ${say.language}</p>
<p>${say.link}</p>`;
}

function accessibility({ about }: Words): Html {
  const { accessibility: say } = about;
  return markup`<p>${say.intro}</p>
<p>${say.want}</p>
<ul>${listed(say.able)}</ul>
<h2>${say.checksTitle}</h2>
<p>${say.checks}</p>
<h2>${say.knownTitle}</h2>
<p>${say.known}</p>
<h2>${say.tellTitle}</h2>
<p>${withLink(say.tell, '/contact')}</p>`;
}

async function contact(words: Words, { contact: details, advisers }: About): Promise<Html> {
  const { contact: say } = words.about;
  return markup`<p><strong>${say.danger}</strong> ${say.notEmergency}</p>
<h2>${say.guidanceTitle}</h2>
<p>${say.guidance}</p>
<h2>${say.timesTitle}</h2>
<ul>${listed((await advisers())(words).times)}</ul>
<h2>${say.serviceTitle}</h2>
<p>${details === undefined ? say.none : contactLink(details, words)}</p>`;
}

// The guided set-up: 4 steps, each with what is done, what is left to do, and where to do it.
import { markup, type Content, type Html } from '../../design/markup.js';
import { CHANGES_PATH, DESK_PATH, escalationPath, SET_UP_PATH, SOURCES_PATH } from '../../model/paths.js';
import type { CsrfFormFields } from '../frame/editor-frame.js';
import { setUpWording as words } from '../wording/set-up-wording.js';
import type { SetUpFacts } from './read-set-up.js';

interface Step {
  id: string;
  title: string;
  isDone: boolean;
  content: Content;
}

export function setUpMain(facts: SetUpFacts, form: CsrfFormFields): Html {
  const steps = [sources(facts), advisers(facts), signIn(facts), test(facts, form)];
  const done = steps.filter(({ isDone }) => isDone).length;
  return markup`<h1>${words.title}</h1>
<p>${words.intro} <strong>${words.progress(done, steps.length)}</strong></p>
<ol class="set-up">${steps.map(showStep)}</ol>`;
}

function showStep({ id, title, isDone, content }: Step): Html {
  return markup`<li class="item"><section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="tag ${isDone ? 'state-tag' : 'trouble-tag'}">${isDone ? words.done : words.toDo}</span></h2>
${content}</section></li>`;
}

function sources({ followed, real, bySchedule }: SetUpFacts): Step {
  const { sources: said } = words;
  return {
    id: 'sources',
    title: said.title,
    isDone: real > 0,
    content: markup`<p>${real > 0 ? said.live(real) : said.onlySamples} ${said.followed(followed)} ${!bySchedule && said.byHand}</p>
<p class="links-row"><a href="${SOURCES_PATH}">${said.link}</a> <a href="${CHANGES_PATH}">${said.review}</a></p>`,
  };
}

/**
 * If no advisers are listed and requests go to the desk, anyone with an account can advise. If there is no sign-in
 * provider, anyone on this machine can.
 */
function advisers({ advisers: where, listed, signIn: state }: SetUpFacts): Step {
  const { advisers: said } = words;
  return {
    id: 'advisers',
    title: said.title,
    isDone: listed > 0 || where !== 'desk' || state === 'provider',
    content: markup`<p>${said.where[where]} ${listed > 0 ? said.listed(listed) : said.unlisted}</p>
<p><a href="${DESK_PATH}">${said.link}</a></p>`,
  };
}

function signIn({ signIn: state }: SetUpFacts): Step {
  const { signIn: said } = words;
  return {
    id: 'sign-in',
    title: said.title,
    isDone: state === 'provider',
    content: markup`<p>${said[state]}</p>`,
  };
}

function test({ test: latest }: SetUpFacts, form: CsrfFormFields): Step {
  const { test: said } = words;
  const send = markup`<button type="submit" class="button ${latest ? 'plain' : 'primary'}" name="do" value="test">${latest ? said.again : said.send}</button>`;
  return {
    id: 'test-request',
    title: said.title,
    isDone: latest?.state === 'resolved',
    content: markup`<p>${said.intro}</p>
${latest && markup`<p><strong>${said.states[latest.state]}</strong> <a href="${escalationPath(latest.escalation)}">${said.open}</a></p>`}
${form(SET_UP_PATH, send, 'buttons')}`,
  };
}

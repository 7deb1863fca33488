// Makes the activities that Teams sends. The people and IDs are invented.
import { APP_ID, TENANT_ID } from './fake-teams.js';

export const BOT = { id: `28:${APP_ID}`, name: 'Guidance' };
export const ASKER = {
  id: '29:asker',
  name: 'Robin Sample',
  aadObjectId: 'aaaaaaaa-0000-0000-0000-000000000001',
};
export const PERSONAL_CHAT = 'a:personal-chat';
export const CHANNEL = '19:advice@thread.tacv2';

export type Fields = Record<string, unknown>;

function activity(serviceUrl: string, fields: Fields): Fields {
  return {
    timestamp: '2026-03-04T05:06:07.089Z',
    serviceUrl,
    channelId: 'msteams',
    from: ASKER,
    recipient: BOT,
    locale: 'en-GB',
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Windows' }],
    channelData: { tenant: { id: TENANT_ID } },
    ...fields,
  };
}

const personal = { conversationType: 'personal', id: PERSONAL_CHAT, tenantId: TENANT_ID };
const mention = { type: 'mention', mentioned: BOT, text: '<at>Guidance</at>' };

export function personalMessage(serviceUrl: string, fields: Fields = {}): Fields {
  const text = 'Must a child consent to a referral?';
  return activity(serviceUrl, {
    type: 'message',
    id: '1700000000001',
    conversation: personal,
    textFormat: 'plain',
    text,
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
    ...fields,
  });
}

/**
 * Makes a reply that quotes the bot's last message. The quote is not in `text`: it has a marker for the quote, followed
 * by a space, a new line or nothing.
 */
export function quotingMessage(
  serviceUrl: string,
  text: string,
  fields: Fields & { gap?: string } = {},
): Fields {
  const { gap = ' ', ...others } = fields;
  const id = '1699999999999';
  const preview = 'Danger: call 999. I answer questions about child trafficking…';
  return personalMessage(serviceUrl, {
    text: `<quoted messageId="${id}"/>${gap}${text}`,
    entities: [
      {
        type: 'quotedReply',
        quotedReply: { messageId: id, senderId: BOT.id, senderName: BOT.name, preview },
      },
    ],
    attachments: [
      {
        contentType: 'text/html',
        content:
          `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="${id}">` +
          `<strong itemprop="mri" itemid="${BOT.id}">${BOT.name}</strong>` +
          `<span itemprop="time" itemid="${id}"></span><p itemprop="preview">${preview}</p>` +
          `</blockquote>\n<p>${text}</p>`,
      },
    ],
    ...others,
  });
}

interface Forwarding {
  text?: string;
  forwarded?: string[];
  /** The text and the HTML copy of the activity, if they differ from those made from `text` and `forwarded`. */
  whole?: string;
  html?: string;
  /** Attachments in addition to the HTML copy. */
  more?: object[];
}

/** Makes a message with forwarded messages below a comment. Teams does not say who wrote them. */
export function forwardingMessage(
  serviceUrl: string,
  { text = '', forwarded = [], whole, html, more = [], ...fields }: Fields & Forwarding,
): Fields {
  const blocks = forwarded.map(
    (one) => `<blockquote itemtype="http://schema.skype.com/Forward">\n<p>${one}</p>\n</blockquote>`,
  );
  const content = html ?? [...(text ? [`<p>${text}</p>`] : []), ...blocks].join('\n');
  return personalMessage(serviceUrl, {
    text: whole ?? [text, ...forwarded].filter(Boolean).join('\r\n\r\n'),
    attachments: [{ contentType: 'text/html', content }, ...more],
    ...fields,
  });
}

/** Makes the attachment for a forwarded message. `application` is the ID of the app that wrote the message. */
export function forwardReference(html: string, application?: string): Fields {
  const content = {
    originalMessageId: '1699999999999',
    originalMessageContent: html,
    originalConversationId: '19:group@thread.v2',
    originalMessageSender: application
      ? { application: { id: application, displayName: 'Guidance' } }
      : { user: { id: 'aaaaaaaa-0000-0000-0000-000000000009', displayName: 'Sam Sample' } },
  };
  return { contentType: 'forwardedMessageReference', content: JSON.stringify(content) };
}

/** `root` is the ID of the first message in the thread. If absent, this message starts a thread. */
export function channelMessage(serviceUrl: string, fields: Fields & { root?: string } = {}): Fields {
  const { root, ...others } = fields;
  const id = '1700000000002';
  return activity(serviceUrl, {
    type: 'message',
    id,
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      id: `${CHANNEL};messageid=${root ?? id}`,
      tenantId: TENANT_ID,
    },
    text: '<at>Guidance</at> who is a&nbsp;first responder?',
    entities: [mention],
    channelData: { tenant: { id: TENANT_ID }, channel: { id: CHANNEL }, team: { id: CHANNEL } },
    ...others,
  });
}

export function groupMessage(serviceUrl: string, fields: Fields = {}): Fields {
  return activity(serviceUrl, {
    type: 'message',
    id: '1700000000003',
    conversation: {
      isGroup: true,
      conversationType: 'groupChat',
      id: '19:group@thread.v2',
      tenantId: TENANT_ID,
    },
    text: 'Hello <at>Sam Sample</at>, ask <at>Guidance</at> please',
    entities: [
      { type: 'mention', mentioned: { id: '29:sam', name: 'Sam Sample' }, text: '<at>Sam Sample</at>' },
      mention,
    ],
    ...fields,
  });
}

export function buttonPressed(serviceUrl: string, data: unknown, fields: Fields = {}): Fields {
  return activity(serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:press-1',
    conversation: personal,
    replyToId: '1700000000009',
    value: { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'manual' },
    ...fields,
  });
}

/** Makes the activity that an old client, which only supports Action.Submit, sends for a button press. */
export function buttonSubmitted(serviceUrl: string, data: unknown): Fields {
  return activity(serviceUrl, {
    type: 'message',
    id: 'f:press-2',
    conversation: personal,
    replyToId: '1700000000009',
    value: data,
  });
}

export function messageEdited(serviceUrl: string, text: string, timestamp: string): Fields {
  return personalMessage(serviceUrl, {
    type: 'messageUpdate',
    text,
    timestamp,
    channelData: { eventType: 'editMessage', tenant: { id: TENANT_ID } },
  });
}

export function messageDeleted(serviceUrl: string): Fields {
  return activity(serviceUrl, {
    type: 'messageDelete',
    id: '1700000000001',
    conversation: personal,
    channelData: { eventType: 'softDeleteMessage', tenant: { id: TENANT_ID } },
  });
}

export function appInstalled(serviceUrl: string, action: 'add' | 'remove' = 'add'): Fields {
  return activity(serviceUrl, {
    type: 'installationUpdate',
    id: 'f:install',
    action,
    conversation: personal,
  });
}

export function rosterChanged(serviceUrl: string, fields: Fields): Fields {
  return activity(serviceUrl, {
    type: 'conversationUpdate',
    id: 'f:roster',
    conversation: { isGroup: true, conversationType: 'channel', id: CHANNEL, tenantId: TENANT_ID },
    ...fields,
  });
}

/**
 * Makes one of the 2 activities for a thumbs-up or thumbs-down on the message `replyToId`. In the first,
 * Teams fetches the feedback form; in the second, it submits the form.
 */
export function feedbackGiven(
  serviceUrl: string,
  step: 'message/fetchTask' | 'message/submitAction',
  actionValue: { reaction: 'like' | 'dislike'; feedback?: string },
  fields: Fields = {},
): Fields {
  return activity(serviceUrl, {
    type: 'invoke',
    name: step,
    id: `f:${step}`,
    conversation: personal,
    replyToId: '1700000000009',
    value: { actionName: 'feedback', actionValue },
    ...fields,
  });
}

/**
 * Makes the activity for a search in the message extension, in a chat that the bot might not be a member of.
 */
export function extensionQuery(serviceUrl: string, words: unknown, fields: Fields = {}): Fields {
  return activity(serviceUrl, {
    type: 'invoke',
    name: 'composeExtension/query',
    id: 'f:query',
    conversation: {
      conversationType: 'groupChat',
      isGroup: true,
      id: '19:others@thread.v2',
      tenantId: TENANT_ID,
    },
    channelData: { tenant: { id: TENANT_ID }, source: { name: 'compose' } },
    value: {
      commandId: 'searchGuidance',
      parameters: [{ name: 'words', value: words }],
      queryOptions: { skip: 0, count: 25 },
    },
    ...fields,
  });
}

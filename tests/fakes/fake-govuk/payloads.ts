// Makes payloads in the format of the GOV.UK Content API. The guidance in them was written for the tests.
import type { GovukPayload } from './fake-govuk.js';

const AT = '2026-05-04T09:00:00.000+00:00';

export function publication(path: string, body: string, more: Record<string, unknown> = {}): GovukPayload {
  const { details, ...rest } = more;
  return {
    base_path: path,
    schema_name: 'publication',
    document_type: 'guidance',
    title: 'Help for trafficked children',
    description: 'How to ask for help.',
    public_updated_at: AT,
    updated_at: new Date(0).toISOString(),
    withdrawn_notice: {},
    details: {
      body,
      change_history: [{ note: 'First published.', public_timestamp: AT }],
      ...(details as object),
    },
    links: {},
    ...rest,
  };
}

export function guide(path: string, parts: { title: string; body: string }[]): GovukPayload {
  return {
    base_path: path,
    schema_name: 'guide',
    document_type: 'guide',
    title: 'A guide in parts',
    public_updated_at: AT,
    details: {
      parts: parts.map(({ title, body }) => ({
        title,
        slug: title.toLowerCase(),
        body: [
          { content_type: 'text/govspeak', content: 'unused' },
          { content_type: 'text/html', content: body },
        ],
      })),
    },
  };
}

export function manual(path: string, sections: readonly string[]): GovukPayload {
  return {
    base_path: path,
    schema_name: 'manual',
    document_type: 'manual',
    title: 'A manual',
    public_updated_at: AT,
    details: {
      body: '<p>What this manual is for, in one sentence.</p>',
      child_section_groups: [
        {
          title: 'Contents',
          child_sections: sections.map((name) => ({ title: name, base_path: `${path}/${name}` })),
        },
      ],
    },
  };
}

export function manualSection(path: string, title: string, body: string): GovukPayload {
  return { base_path: path, schema_name: 'manual_section', title, public_updated_at: AT, details: { body } };
}

export function collection(path: string, members: readonly string[]): GovukPayload {
  return {
    base_path: path,
    schema_name: 'document_collection',
    title: 'A collection',
    public_updated_at: AT,
    details: { body: '<p>Everything on one subject, gathered here.</p>', collection_groups: [] },
    links: { documents: members.map((base_path) => ({ base_path, title: base_path })) },
  };
}

export function redirect(path: string, destination: string): GovukPayload {
  return { base_path: path, schema_name: 'redirect', redirects: [{ destination }], details: {} };
}

export function gone(path: string, explanation = '', alternative = ''): GovukPayload {
  return {
    base_path: path,
    schema_name: 'gone',
    details: { explanation: `<p>${explanation}</p>`, alternative_path: alternative },
  };
}

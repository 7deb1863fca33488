import type { HttpReply } from '../../../http/http.js';

export function fileReply(name: string, format: 'html' | 'json', body: string): HttpReply {
  return {
    status: 200,
    headers: {
      'Content-Type': format === 'html' ? 'text/html; charset=utf-8' : 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
    },
    body,
  };
}

/** What the storage answers to an identity that lacks a role. */
import type { Answer } from './proxy.ts';

export function refusal(): Answer {
  const code = 'AuthorizationPermissionMismatch';
  const text = 'This request is not authorized to perform this operation using this permission.';
  const body = Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`,
  );
  const headers = ['Content-Type', 'application/xml', 'Content-Length', `${body.length}`, 'x-ms-error-code', code];
  return { status: 403, headers, body };
}

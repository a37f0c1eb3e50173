/** The page's HTML with the origins that it may talk to, which its policy names. */

export interface Origins {
  /** Where they are not the page's own. */
  api?: string | undefined;
  /** Of the account's blobs. */
  media: string;
  /** Of who signs people in; only with `oidc`. */
  issuer?: string | undefined;
}

export function withOrigins(html: string, { api = '', media, issuer = '' }: Origins): string {
  return html.replaceAll('%API%', api).replaceAll('%MEDIA%', media).replaceAll('%ISSUER%', issuer);
}

/** How Chromium is started here and in the bench. */

/** This machine, by a name that a browser does not take for it. */
export const PLAIN_HOST = 'photos.test';

/** The machine may be root's, have no GPU and no way out; nothing is looked up outside. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
];

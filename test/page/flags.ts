/** How Chromium is started here and in the bench. */

/** The machine may be root's, have no GPU and no way out; nothing is looked up outside. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

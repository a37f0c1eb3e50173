/** Faults and what the API says of them, as titles and sentences. */

/** `too-large` is "Too large". */
export function faultText(fault: string): string {
  return capital(fault.replaceAll('-', ' '));
}

/** "no decoder could read a picture" is "No decoder could read a picture." A command at the end stays what it is. */
export function sentence(words: string): string {
  const whole = capital(words.trim());
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

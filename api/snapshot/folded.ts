/** A text as search compares it: without case, and alike however its accents were written (NFC, NFD). */

/** Upper case, because ß and SS meet there, and no letter depends on its neighbours (as a final sigma does). */
export function folded(text: string): string {
  return text.toUpperCase().normalize('NFC');
}

/** `a/IMG_1.JPG` as `a/IMG_1 (2).JPG`. */
export function numbered(name: string, number: number): string {
  const slash = name.lastIndexOf('/');
  const dot = name.lastIndexOf('.');
  const end = dot > slash + 1 ? dot : name.length;
  return `${name.slice(0, end)} (${number})${name.slice(end)}`;
}

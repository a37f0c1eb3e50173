/** What lies over the screen: the viewer, the sign-in, uploads under way, help. Each is loaded when it is first needed. */
export function Overlays() {
  return null;
}

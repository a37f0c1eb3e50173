/** What hands have done to a grid and nobody has answered yet: what answers is loaded after the first pictures. */
export interface Early {
  /** Pixels that the wheel was turned with Ctrl. */
  turned: number;
  /** The last one; it may have been let go. */
  press?: PointerEvent;
}

/** What hangs at one position of the stage, in a box that zoom and pan move. */
export interface Exhibit {
  /** Tells it from all others; empty while it is not known what hangs there. */
  key: string;
  /** Pixels, upright; 0 for what fills the stage and can't be zoomed. */
  width: number;
  height: number;
  zoomable: boolean;
  element: HTMLElement;
  /** The zoom at which a pixel of the best picture there is takes one of the screen. */
  actual(): number;
  /** It is gone from the stage. */
  drop(): void;
}

/** How many times larger a picture is after each press. */
export const ZOOM_STEP = 1.5;

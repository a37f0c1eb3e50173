/** What one request may ask for: `/api/session` tells clients. */
export const LIMITS = {
  /** Files on a page of any listing. */
  page: 500,
  /** Files that one action is for. */
  ids: 500,
  /** Files that are registered at once. */
  uploadFiles: 100,
} as const;

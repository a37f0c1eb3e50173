/** Publishes the months that this API has changed, and those that others have left marked. */

export interface Publisher {
  /** After a write of our own: publishes within two seconds. Returns at once. */
  soon(): void;
  /** At a visit: publishes what has been marked for more than 60 seconds, as far as this API knows. Returns at once. */
  ifLeft(): void;
  /** Ends what is under way, and publishes what is due. */
  close(): Promise<void>;
}

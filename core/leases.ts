/** Who may do a thing alone, for a while: leases on small blobs. Throws `OutageError` when the storage can't be reached. */
export interface Leases {
  /** Takes the lease `name` for 15 to 60 seconds; `taken` if somebody has it. */
  acquire(name: string, seconds: number): Promise<Lease | 'taken'>;
}

export interface Lease {
  /** Begins the same span anew; `lost` if it ended and somebody else has taken it. */
  renew(): Promise<'renewed' | 'lost'>;
  /** Gives it up; harmless if it is lost. */
  release(): Promise<void>;
}

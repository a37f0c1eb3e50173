/**
 * A storage queue: at least once, in no order. Every method throws `OutageError` when the queue can't be reached,
 * refuses us, or is not there; a message that is no longer ours is an answer (`lost`), not an error.
 */
export interface Queue {
  /**
   * Sends a text that never expires, hidden for `hiddenSeconds` (default 0). The text has 64 KiB at most and comes back
   * as it was sent if it holds no carriage return or other control character but tab and newline.
   */
  send(text: string, options?: { hiddenSeconds?: number }): Promise<Handle>;
  /** Takes up to `max` (1..32) visible messages and hides them for `holdSeconds`; none is an empty list, at once. */
  receive(max: number, holdSeconds: number): Promise<Message[]>;
  /**
   * Hides a message we hold for `hiddenSeconds` from now (0 shows it) and replaces its text. The handle that comes
   * back takes the place of the old one, which is void from then on. `lost` if the handle was void already.
   */
  update(handle: Handle, text: string, hiddenSeconds: number): Promise<Handle | 'lost'>;
  /** Removes a message for good. `lost` if the handle is void: somebody else has the message, or it is gone. */
  remove(handle: Handle): Promise<'removed' | 'lost'>;
  /** Removes every message, hidden and held ones too; whoever holds one finds it `lost`. */
  clear(): Promise<void>;
  /** The depth: messages waiting, hidden and held; approximate, never too low. */
  depth(): Promise<number>;
  /** Up to `max` (1..32) visible messages, about the oldest ones, without taking them. */
  peek(max: number): Promise<Peeked[]>;
}

/** What proves that a message is ours until its hold ends. */
export interface Handle {
  id: string;
  receipt: string;
}

/** A message as anybody may see it. */
export interface Peeked {
  text: string;
  /** How often it was delivered; to whoever receives it, this time included. */
  deliveries: number;
  /** ISO 8601, UTC. */
  sentAt: string;
}

export interface Message extends Handle, Peeked {}

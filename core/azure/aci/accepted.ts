/** Sends the first request of a long-running operation, and waits for nothing but its answer. */

/** What the SDK's `begin…` functions take. */
export interface LettingGo {
  abortSignal: AbortSignal;
  onResponse: (response: { status: number }) => void;
}

/**
 * The SDK asks how the operation goes as soon as it is accepted, and would go on asking: that second request is broken off
 * before it is sent. How it went shows in the next list.
 */
export async function accepted(begin: (options: LettingGo) => Promise<unknown>): Promise<void> {
  const leave = new AbortController();
  let done = false;
  const onResponse: LettingGo['onResponse'] = ({ status }) => {
    // It is told of refusals as well, and here without the error.
    if (status >= 300) return;
    done = true;
    leave.abort();
  };
  try {
    await begin({ abortSignal: leave.signal, onResponse });
  } catch (error) {
    if (!done) throw error;
  }
}

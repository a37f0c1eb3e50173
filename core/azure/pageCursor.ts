/** The storage's continuation token as text that goes into any URL, and that is good for one partition alone. */

/** A key has 512 characters at most, of up to 3 bytes, and the storage writes them in Base64. */
const LONGEST_KEY = 4096;

/** `token` is the SDK's: JSON in Base64. */
export function toCursor(partition: string, token: string): string {
  return Buffer.from(JSON.stringify([partition, token])).toString('base64url');
}

export function fromCursor(partition: string, cursor: string): string | 'bad cursor' {
  const read = json(Buffer.from(cursor, 'base64url'));
  if (!Array.isArray(read) || read.length !== 2 || read[0] !== partition || typeof read[1] !== 'string') {
    return 'bad cursor';
  }
  return isToken(json(Buffer.from(read[1], 'base64'))) ? read[1] : 'bad cursor';
}

/** The SDK sends whatever stands there: only texts may, or the storage's answer is no page, and no refusal. */
function isToken(token: unknown): boolean {
  if (typeof token !== 'object' || token === null) return false;
  const { nextPartitionKey, nextRowKey = '', ...others } = token as Record<string, unknown>;
  const isKey = (key: unknown) => typeof key === 'string' && key.length <= LONGEST_KEY;
  return isKey(nextPartitionKey) && isKey(nextRowKey) && nextPartitionKey !== '' && Object.keys(others).length === 0;
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined; // Not even JSON: what the caller is told.
  }
}

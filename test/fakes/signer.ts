/** `Signer` in memory: URLs that say what they allow, and until when. */
import type { Clock } from '../../core/clock.ts';
import type { Signer } from '../../core/signer.ts';

const BASE = 'https://photos.example';

export function memorySigner(clock: Clock): Signer {
  const until = (seconds: number) => new Date(clock.now() + seconds * 1000).toISOString();
  return {
    media: async () => ({ base: `${BASE}/pv-store/`, query: 'sig=media', expiresAt: until(5 * 86_400) }),
    original: async (name, { disposition }) => ({
      url: `${BASE}/file-store/${encodeURIComponent(name)}?sig=read&rscd=${encodeURIComponent(disposition)}`,
      expiresAt: until(900),
    }),
    upload: async (name, { inBlocks }) => ({
      url: `${BASE}/file-store/${encodeURIComponent(name)}?sig=${inBlocks ? 'blocks' : 'create'}`,
      expiresAt: until(3600),
    }),
  };
}

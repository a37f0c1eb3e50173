/** Which images there are, and what they are called on this machine. */
export const TARGETS = ['converter', 'control'] as const;
export const ARCHES = ['amd64', 'arm64'] as const;

export type Target = (typeof TARGETS)[number];
export type Arch = (typeof ARCHES)[number];

export function nameOf(target: Target, { video }: { video: boolean }): string {
  return `ironviper-${target}${video || target === 'control' ? '' : '-stills'}`;
}

export function tagOf(name: string, arch: Arch): string {
  return `localhost/${name}:${arch}`;
}

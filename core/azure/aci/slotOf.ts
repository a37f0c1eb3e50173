/** What Azure says of a container group, as a slot of the fleet. */
import type { ContainerGroup, ContainerState } from '@azure/arm-containerinstance';
import type { Slot } from '../../fleet.ts';
import { firstLine, scrubbed } from '../restError.ts';
import { LIBRARY_TAG, SETTINGS_TAG } from './containerGroup.ts';

/** On its way, whatever its container's last state was. */
const MOVING = new Set(['Accepted', 'Creating', 'Pending', 'PreProvisioned', 'Repairing', 'Updating']);

/** `ours`: the tags of the groups that we make now. */
export function slotOf(group: ContainerGroup, ours: Record<string, string>): Slot {
  const { name = '', tags = {} } = group;
  if (tags[LIBRARY_TAG] !== ours[LIBRARY_TAG]) {
    return { name, state: 'foreign', life: '', outdated: false, detail: 'a container group that is not ours' };
  }
  const now = group.containers[0]?.instanceView?.currentState ?? {};
  const state = stateOf(group, now);
  const startedAt = state === 'starting' ? undefined : iso(now.startTime);
  const endedAt = iso(now.finishTime);
  return {
    name,
    state,
    life: lifeOf(group, now),
    ...(startedAt && { startedAt }),
    ...(endedAt && { endedAt }),
    ...(now.exitCode !== undefined && { exitCode: now.exitCode }),
    outdated: tags[SETTINGS_TAG] !== ours[SETTINGS_TAG],
    detail: state === 'starting' || state === 'failed' ? detailOf(group, now) : '',
  };
}

/** On the way out: neither a slot any more nor free again yet. */
export function isLeaving({ provisioningState }: ContainerGroup): boolean {
  return provisioningState === 'Deleting';
}

/** A word that we don't know means that it may be alive: only what surely ended has ended. */
function stateOf({ provisioningState = '', instanceView }: ContainerGroup, now: ContainerState): Slot['state'] {
  // Azure goes on trying to run what it calls failed, and bills it: whoever removes it ends that.
  if (provisioningState === 'Failed' || provisioningState === 'Canceled') return 'failed';
  if (now.state === 'Running') return 'running';
  if (MOVING.has(provisioningState)) return 'starting';
  if (instanceView?.state === 'Stopped') return 'ended';
  if (now.state === 'Waiting') return 'starting';
  if (now.exitCode === 0 || instanceView?.state === 'Succeeded') return 'ended';
  if (now.state === 'Terminated' || instanceView?.state === 'Failed') return 'failed';
  return instanceView?.state === 'Running' ? 'running' : 'starting';
}

/** A life is named by when its process started; until then by the newest event, which those of earlier lives stand before. */
function lifeOf({ containers }: ContainerGroup, now: ContainerState): string {
  const view = containers[0]?.instanceView;
  const times = view?.events?.map(({ firstTimestamp }) => iso(firstTimestamp) ?? '').sort();
  return `${iso(now.startTime) ?? times?.at(-1) ?? 'new'} ${view?.restartCount ?? 0}`;
}

/** `Error: Failed to pull image "…"` */
function detailOf({ provisioningState, instanceView, containers }: ContainerGroup, now: ContainerState): string {
  const events = [...(instanceView?.events ?? []), ...(containers[0]?.instanceView?.events ?? [])];
  const warning = events
    .filter(({ type }) => type !== 'Normal')
    .sort((a, b) => Number(a.lastTimestamp ?? 0) - Number(b.lastTimestamp ?? 0))
    .at(-1)?.message;
  const words = [now.detailStatus, warning].filter(Boolean).join(': ');
  return firstLine(scrubbed(words)) || (provisioningState === 'Failed' ? 'Azure could not make it' : '');
}

function iso(date: Date | undefined): string | undefined {
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** Plays the film that a phone took with a photo, over the photo. */
import play from 'lucide-static/icons/circle-play.svg?raw';
import { useEffect, useState } from 'preact/hooks';
import { may } from '../talk/session.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Look } from './look.ts';
import { createPlayer, type Player } from './player.ts';

export function LivePlay({ look: { members, place, exhibit } }: { look: Look }) {
  const [playing, setPlaying] = useState<Player>();
  const hung = exhibit.value;
  // Another picture, or none: the film goes with it.
  useEffect(() => () => end(playing), [playing]);
  useEffect(() => setPlaying(undefined), [hung]);
  const film = members.value.find(({ kind }) => kind === 'video');
  const isStill = hung?.frame && hung.shown?.photo.kind !== 'video' && hung.shown?.photo.kind !== 'raw';
  if (!film || !isStill || place.photo.value?.kind === 'video' || !may('originals')) return null;
  const begin = () => {
    const player = createPlayer(film.id);
    player.element.controls = false;
    player.element.addEventListener('ended', () => setPlaying(undefined));
    hung.frame?.element.append(player.element);
    void player.start({ play: true });
    setPlaying(player);
  };
  return (
    <button type="button" class="button viewer-live" onClick={() => (playing ? setPlaying(undefined) : begin())}>
      <Icon svg={play} px={18} />
      {playing?.trouble.value ? 'The film cannot be played here' : playing ? 'Stop' : 'Live'}
    </button>
  );
}

function end(player: Player | undefined): void {
  player?.stop();
  player?.element.remove();
}

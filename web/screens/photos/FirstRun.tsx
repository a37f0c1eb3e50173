/** An empty library: how photos get into it. They appear by themselves. */
import folder from 'lucide-static/icons/folder.svg?raw';
import imagePlus from 'lucide-static/icons/image-plus.svg?raw';
import images from 'lucide-static/icons/images.svg?raw';
import { useEffect } from 'preact/hooks';
import { theTimeline } from '../../sources/theTimeline.ts';
import { api, ask } from '../../talk/api.ts';
import { may } from '../../talk/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useAnswer } from '../../ui/useAnswer.ts';
import { useEvery } from '../../ui/useEvery.ts';
import { begun } from '../../upload/give.ts';
import { PhoneNote } from '../upload/PhoneNote.tsx';
import { Picker } from '../upload/Picker.tsx';
import { Command } from './Command.tsx';
import { goingOn } from './goingOn.ts';
import './firstRun.css';

const AGAIN_MS = 5000;
/** Whoever has just given some waits for them. */
const SOON_MS = 1500;
const CAN_DROP = matchMedia('(hover: hover)').matches;

export function FirstRun() {
  const { value: status, again } = useAnswer(() => ask(api.api.status.$get()), 'status');
  useEvery(begun.value ? SOON_MS : AGAIN_MS, again);
  const isBusy = status !== undefined && status.depth > 0;
  useEffect(() => {
    if (isBusy) theTimeline().lookOften();
  }, [isBusy, status]);

  if (!may('upload')) return <Empty says="There are no photos here yet; they will appear by themselves." />;
  const going = status && goingOn(status);
  if (isBusy) {
    return (
      <div class="first-run">
        <div class="first-drop">
          <Icon svg={images} px={40} />
          <h2>Your photos are on their way</h2>
          <p class="muted" role="status">
            {going}
          </p>
          <p class="muted">They will appear here by themselves.</p>
        </div>
      </div>
    );
  }
  return (
    <div class="first-run">
      <div class="first-drop">
        <Icon svg={imagePlus} px={40} />
        <h2>{CAN_DROP ? 'Drop photos here' : 'Add your first photos'}</h2>
        <p class="muted">Files or whole folders, of any size and kind. Nothing is changed or renamed.</p>
        <div class="row">
          <Picker label="Choose files" svg={images} primary />
          <Picker label="Choose a folder" svg={folder} ofFolder />
        </div>
        <PhoneNote />
      </div>
      <dl class="first-ways">
        <dt>From a terminal</dt>
        <dd>
          <Command text="npm run upload -- ~/Pictures" />
        </dd>
        <dt>From Google Photos: Takeout’s folder, as it is</dt>
        <dd>
          <Command text="npm run upload -- ~/Takeout" />
        </dd>
      </dl>
      <p class="muted small" role="status">
        {going}
      </p>
    </div>
  );
}

/** One photo at a time over the list that it is in: swiped, zoomed, told about, and acted on. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PhotoRoute } from '../route.ts';
import { route, underneath } from '../route.ts';
import { Toaster } from '../ui/Toaster.tsx';
import { Announcer } from './Announcer.tsx';
import { InfoPanel } from './InfoPanel.tsx';
import { infoOpen } from './infoOpen.ts';
import { leave } from './leave.ts';
import { createLook, type Look } from './look.ts';
import { Overlay } from './Overlay.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useViewerKeys } from './useViewerKeys.ts';
import './viewer.css';

interface Props {
  /** Nothing where it is to close. */
  asked: PhotoRoute | undefined;
  /** What was opened first. */
  first: PhotoRoute;
  onClosed(): void;
}

export function Viewer({ first, asked, onClosed }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [look, setLook] = useState<Look>();
  const latest = useRef<Look | undefined>(undefined);
  const below = useRef(first.inside);

  const close = (seen: Look | undefined) => {
    dialog.current?.close();
    seen?.land();
    leave();
    onClosed();
  };
  const open = (to: PhotoRoute) => {
    latest.current?.end();
    below.current = to.inside;
    const made = createLook(dialog.current!, {
      ...{ host: host.current!, id: to.id, inside: to.inside },
      busy: () =>
        dialog.current?.querySelector(':is(.viewer-bar, .viewer-side):is(:hover, :has(:focus-visible))') !== null,
      onClosed: () => close(made),
    });
    latest.current = made;
    setLook(made);
  };
  useLayoutEffect(() => {
    dialog.current?.showModal();
    host.current?.focus();
    open(first);
    return () => latest.current?.end();
  }, []);
  // A link within the viewer leads to another photo, the steps within it are its own.
  useEffect(() => {
    // By the address of now: a step taken since this was rendered has written itself into it.
    const now = route.peek();
    if (asked && look && now.screen === 'photo' && now.id !== look.id()) open(now);
    if (asked) return;
    // Shrinking into a tile makes sense over the list that has it.
    if (look && route.peek().screen === underneath(below.current).screen) look.close();
    else close(look);
  }, [asked, look]);

  return (
    <dialog
      ref={dialog}
      class={look && !look.stage.value ? 'viewer blank' : 'viewer'}
      aria-label="Photo viewer"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      // A browser may close it against our will.
      onClose={leave}
    >
      <div class={infoOpen.value ? 'viewer-main beside' : 'viewer-main'}>
        <div ref={host} class="viewer-stage" tabIndex={-1} />
        {look && <Chrome look={look} />}
      </div>
      {look?.stage.value && infoOpen.value && <InfoPanel look={look} />}
      <Toaster />
    </dialog>
  );
}

function Chrome({ look }: { look: Look }) {
  useViewerKeys(look);
  return (
    <>
      <Toolbar look={look} />
      <Overlay look={look} />
      <Announcer look={look} />
    </>
  );
}

/** What systems, shares and phones leave among the pictures: nobody made it, and nobody would miss it. */

/** What an entry of this name is, as a person would say; nothing if it may be somebody's. */
export function junkOf(entry: string): string | undefined {
  const name = entry.toLowerCase();
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  return PATTERNS.find(([pattern]) => pattern.test(entry))?.[1];
}

const FINDER = 'a note of the Finder';
const MAC_DISK = "a Mac's book-keeping of a disk";
const MAC_SHARE = "a Mac's book-keeping of a share";
const WINDOWS_LOOK = 'how Windows shows a folder';
const WINDOWS_PREVIEWS = 'previews of Windows';
const BIN = 'a recycle bin';
const NAS = "a NAS's previews or book-keeping";
const PHONE = "a phone's previews or book-keeping";
const SYNC = 'the book-keeping of a program that keeps folders alike';
const GONE = 'a file that was removed while it was open';

/** In lower case: the systems that write them do not tell `Thumbs.db` from `thumbs.db`. */
const NAMES: Readonly<Record<string, string>> = {
  '.ds_store': FINDER,
  '.localized': FINDER,
  // A carriage return ends it: it holds the picture of its folder.
  'icon\r': FINDER,
  '.volumeicon.icns': FINDER,
  '.spotlight-v100': MAC_DISK,
  '.fseventsd': MAC_DISK,
  '.documentrevisions-v100': MAC_DISK,
  '.temporaryitems': MAC_DISK,
  '.pkinstallsandboxmanager': MAC_DISK,
  '.apdisk': MAC_SHARE,
  '.appledb': MAC_SHARE,
  '.appledesktop': MAC_SHARE,
  // What `._*` is elsewhere.
  '.appledouble': MAC_SHARE,
  // The same, as a Mac puts it into a zip.
  __macosx: MAC_SHARE,
  'network trash folder': BIN,
  'temporary items': MAC_SHARE,
  '.trash': BIN,
  '.trashes': BIN,
  'thumbs.db': WINDOWS_PREVIEWS,
  'ehthumbs.db': WINDOWS_PREVIEWS,
  'ehthumbs_vista.db': WINDOWS_PREVIEWS,
  'desktop.ini': WINDOWS_LOOK,
  '$recycle.bin': BIN,
  'system volume information': "Windows' book-keeping of a disk",
  '@eadir': NAS,
  '@tmp': NAS,
  '@__thumb': NAS,
  '.@__thumb': NAS,
  '.@__qini': NAS,
  '.@upload_cache': NAS,
  '@recycle': BIN,
  '#recycle': BIN,
  // Every state of the same files, once more.
  '#snapshot': NAS,
  '@recently-snapshot': NAS,
  '.thumbnails': PHONE,
  '.nomedia': PHONE,
  'zbthumbnail.info': PHONE,
  '.directory': 'how KDE shows a folder',
  '.stfolder': SYNC,
  '.stversions': SYNC,
  '.dropbox': SYNC,
  '.dropbox.cache': SYNC,
  '.dropbox.attr': SYNC,
  // Empty, and for the system alone to read, but after a crash.
  'lost+found': "Linux' book-keeping of a disk",
};

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Beside each file, where a disk has no room for what a Mac knows of it.
  [/^\._/, MAC_SHARE],
  [/@Syno(EAStream|Resource)$/, NAS],
  [/^\.Trash-\d+$/, BIN],
  // Old Windows; in other letters it may be somebody's word.
  [/^RECYCLE[DR]$/, BIN],
  // Android keeps what a person removed for a month, under such names, where it lay.
  [/^\.trashed-\d+-/, BIN],
  [/^\.pending-\d+-/, 'a file that a phone has not finished'],
  [/^\.thumbdata/, PHONE],
  [/^(\.syncthing\.|~syncthing~).*\.tmp$/, SYNC],
  [/^\.nfs[0-9a-f]{16,}$/, GONE],
  [/^\.fuse_hidden[0-9a-f]{16,}$/, GONE],
  // Of this run as well: it lies where the person is, often in what is uploaded, and grows while it is read.
  [/^ironviper-upload-failures-.*\.jsonl$/, 'a list of what could not be sent'],
];

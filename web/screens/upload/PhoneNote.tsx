/** What a phone's browser may do to photos before anybody can hinder it. */
const IS_PHONE = matchMedia('(pointer: coarse)').matches;

export function PhoneNote() {
  if (!IS_PHONE) return null;
  return (
    <p class="muted small">
      Your phone may remove the location and convert photos; for untouched originals use PhotoSync or rclone.
    </p>
  );
}

/** Who is signed in, how, and the way out. */
import { session, signOut } from '../../talk/session.ts';

const MAY = {
  owner: 'Owner: may do everything.',
  viewer: 'Viewer: may look; sees no places and no originals, and of EXIF the camera and the exposure alone.',
} as const;

export function Account() {
  const known = session.value;
  if (!known?.user) return null;
  const { user, features } = known;
  const { access } = features;
  return (
    <section>
      <h2>You</h2>
      <p>
        <strong>{user.name}</strong>
        <br />
        <span class="muted">{MAY[user.role]}</span>
      </p>
      {access.auth === 'none' ? (
        <p class="muted">
          Nobody signs in here: whoever is at this machine is the owner. To let other people in, start the API with
          IRONVIPER_AUTH set to token or oidc; then People is offered beside Settings.
        </p>
      ) : (
        <>
          <button type="button" class="button" onClick={signOut}>
            Sign out
          </button>
          <p class="muted small">
            Photos that this browser has kept to show them sooner stay in its cache until you clear that.
            {access.auth === 'oidc' && ` At ${new URL(access.issuer).host} you stay signed in.`}
          </p>
        </>
      )}
    </section>
  );
}

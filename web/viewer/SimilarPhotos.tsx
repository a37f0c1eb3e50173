/** Near copies of the photo, to go to. */
import { hrefOf, route } from '../route.ts';
import { api, ask } from '../talk/api.ts';
import { nameShown } from '../ui/nameShown.ts';
import { useAnswer } from '../ui/useAnswer.ts';
import { SmallPicture } from './SmallPicture.tsx';

const MOST = 12;

export function SimilarPhotos({ id }: { id: string }) {
  const { value } = useAnswer(
    (signal) =>
      ask(api.api.files[':id'].similar.$get({ param: { id }, query: { limit: `${MOST}` } }, { init: { signal } })),
    id,
  );
  const here = route.value;
  // What is not published yet has none, and is no trouble.
  if (!value || value.files.length === 0 || here.screen !== 'photo') return null;
  return (
    <section>
      <h3>Similar</h3>
      <ul class="info-similar">
        {value.files.map(({ file, distance }) => (
          <li key={file.id}>
            <a
              href={hrefOf({ screen: 'photo', id: file.id, inside: here.inside })}
              aria-label={`${nameShown(file.name)}, ${distance === 0 ? 'the same picture' : `differs by ${distance} of 256`}`}
              title={nameShown(file.name)}
            >
              <SmallPicture photo={file} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

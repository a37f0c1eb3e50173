/** All that the file says of itself, to be searched by eye. */
import { useState } from 'preact/hooks';
import { api, ask } from '../talk/api.ts';
import { nameShown } from '../ui/nameShown.ts';
import { Trouble } from '../ui/Trouble.tsx';
import { useAnswer } from '../ui/useAnswer.ts';
import { tagsOf, tagsWith } from './tags.ts';

export function TagTable({ id }: { id: string }) {
  const [filter, setFilter] = useState('');
  const { value, trouble, again } = useAnswer(
    (signal) => ask(api.api.files[':id'].$get({ param: { id }, query: { include: 'exif' } }, { init: { signal } })),
    id,
  );
  if (trouble !== undefined) return <Trouble error={trouble} onRetry={again} />;
  if (!value) return null;
  const tags = tagsWith(tagsOf(value), filter);
  return (
    <>
      <input
        class="input"
        type="search"
        placeholder="Filter"
        aria-label="Filter the tags"
        value={filter}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      {tags.length === 0 ? (
        <p class="muted">{filter ? 'No tag has that.' : 'The file says nothing of itself.'}</p>
      ) : (
        <table>
          <tbody>
            {tags.map(({ name, value: said }) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{nameShown(name)}</bdi>
                </th>
                <td>
                  <bdi>{nameShown(said)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Where a folder lies, each step a way back up; the folder itself is the heading of the screen. */
import chevron from 'lucide-static/icons/chevron-right.svg?raw';
import { hrefOf } from '../../route.ts';
import { Icon } from '../../ui/Icon.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import { crumbsOf, lastCrumbs } from './crumbs.ts';

const MOST = 4;

export function Crumbs({ path }: { path: string }) {
  const { above, shown } = lastCrumbs(crumbsOf(path), MOST);
  if (path === '') return <h1 tabIndex={-1}>Folders</h1>;
  const here = shown.at(-1);
  return (
    <nav class="crumbs" aria-label="Where this folder lies">
      <ol>
        <Step path="" name="Folders" />
        {above && <Step path={above.path} name="…" spoken={above.name} />}
        {shown.slice(0, -1).map(({ path, name }) => (
          <Step key={path} path={path} name={name} />
        ))}
        <li>
          <h1 tabIndex={-1} aria-current="page">
            <bdi>{nameShown(here?.name ?? '')}</bdi>
          </h1>
        </li>
      </ol>
    </nav>
  );
}

function Step({ path, name, spoken }: { path: string; name: string; spoken?: string }) {
  return (
    <li>
      <a href={hrefOf({ screen: 'folders', path })} {...(spoken && { 'aria-label': spoken, title: nameShown(spoken) })}>
        <bdi>{nameShown(name)}</bdi>
      </a>
      <Icon svg={chevron} px={16} />
    </li>
  );
}

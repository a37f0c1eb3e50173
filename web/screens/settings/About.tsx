/** What is running here, and of what it is made. */
import { api, apiUrl, ask } from '../../talk/api.ts';
import { Trouble } from '../../ui/Trouble.tsx';
import { useAnswer } from '../../ui/useAnswer.ts';

export function About() {
  const { value, trouble, again } = useAnswer(() => ask(api.api.version.$get()), '');
  return (
    <section>
      <h2>About</h2>
      {trouble !== undefined && <Trouble error={trouble} onRetry={again} />}
      {value && (
        <p>
          ironviper {value.version}
          <br />
          <span class="muted">Pipeline {value.pipeline}. The bucket is the library.</span>
        </p>
      )}
      <ul class="links">
        <li>
          <a href={apiUrl('/docs')}>The API, described</a>
        </li>
        <li>
          <a href="./licences.txt">Licences of what this page is made of</a>
        </li>
      </ul>
    </section>
  );
}

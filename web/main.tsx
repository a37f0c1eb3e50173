/** The page: begun, then rendered; all else follows from the address. */
import { render } from 'preact';
import { begin } from './begin.ts';
import { App } from './shell/App.tsx';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/grid.css';

const root = document.getElementById('app') as HTMLElement;

// No `await` of the module itself: what is loaded later imports from it, and would wait for its end.
void begin()
  .then((title) => render(<App title={title} />, root))
  .catch((error: unknown) => {
    root.textContent = error instanceof Error ? error.message : String(error);
  });

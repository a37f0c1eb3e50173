/** Begins the page: its configuration, the API, who is signed in; then everything follows from the address. */
import { render } from 'preact';
import { loadConfig } from './config.ts';
import { followAddress } from './route.ts';
import { App } from './shell/App.tsx';
import { connectApi } from './talk/api.ts';
import { keepSession } from './talk/session.ts';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/grid.css';

const root = document.getElementById('app') as HTMLElement;

try {
  const { apiBase, title } = await loadConfig();
  document.title = title;
  connectApi(apiBase);
  followAddress();
  render(<App />, root);
  void keepSession();
} catch (error) {
  root.textContent = error instanceof Error ? error.message : String(error);
}

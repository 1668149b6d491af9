/** Where the browser starts. */
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { createQueryClient } from './api/queries.ts';
import { App } from './app.tsx';
import { startText } from './kit/text.tsx';
import { SESSION_KEY } from './shell/session.ts';
import './theme/base.css';
import { createPages } from './wire.tsx';

// Compiled parsers need `eval`, which our content policy forbids.
config({ jitless: true });
startText();

const root = document.getElementById('root');
if (root !== null) {
  const queries = createQueryClient((client) => void client.invalidateQueries({ queryKey: SESSION_KEY }));
  createRoot(root).render(<App queries={queries} router={createPages()} />);
}

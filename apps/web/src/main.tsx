import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './theme/global.css';
import { createClient, type Session } from '@tieout/api';
import { createRoot } from 'react-dom/client';
import { keyOf } from './api/reads.ts';
import { App } from './app/app.tsx';
import type { Deps } from './app/deps.ts';
import { newId } from './app/new-id.ts';
import { createQueryClient } from './app/query-client.ts';
import { systemNow } from './clock.ts';
import { createAppRouter } from './app/router.tsx';

/** The one place where the app meets clock, randomness, network and storage. */
function start(root: HTMLElement): void {
  const client = createQueryClient();
  const sessionKey = keyOf('session.read', {});
  const call = createClient({
    origin: '',
    csrfToken: () => client.getQueryData<Session>(sessionKey)?.csrfToken,
    newKey: newId,
  });
  const deps: Deps = { call, newId, now: systemNow, storage: window.localStorage };
  const router = createAppRouter({ client, call });
  createRoot(root).render(<App deps={deps} client={client} router={router} />);
}

const root = document.querySelector<HTMLElement>('#root');
if (root !== null) start(root);

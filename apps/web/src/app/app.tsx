import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy } from 'react';
import { theme } from '../theme/theme.ts';
import { toastShelf } from '../ui/feedback/toast.ts';
import { Overlay } from '../ui/switch/overlay.tsx';
import { DepsContext, type Deps } from './deps.ts';
import type { createAppRouter } from './router.tsx';

/** The same key as public/color-scheme.js reads before the first paint. */
const colorSchemes = localStorageColorSchemeManager({ key: 'tieout.color-scheme' });

const ToastShelf = lazy(async () => ({ default: (await import('../ui/feedback/toast-shelf.tsx')).ToastShelf }));

interface AppProps {
  readonly deps: Deps;
  readonly client: QueryClient;
  readonly router: ReturnType<typeof createAppRouter>;
}

/** Everything that pages stand on. */
export function App({ deps, client, router }: AppProps) {
  return (
    <DepsContext value={deps}>
      <QueryClientProvider client={client}>
        <MantineProvider theme={theme} colorSchemeManager={colorSchemes} defaultColorScheme="auto">
          <Overlay subject={toastShelf} content={ToastShelf} />
          <RouterProvider router={router} />
        </MantineProvider>
      </QueryClientProvider>
    </DepsContext>
  );
}

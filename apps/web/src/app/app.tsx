import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { theme } from '../theme/theme.ts';
import { DepsContext, type Deps } from './deps.ts';
import type { createAppRouter } from './router.tsx';

/** The same key as public/color-scheme.js reads before the first paint. */
const colorSchemes = localStorageColorSchemeManager({ key: 'tieout.color-scheme' });

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
          <Notifications position="bottom-right" limit={3} />
          <RouterProvider router={router} />
        </MantineProvider>
      </QueryClientProvider>
    </DepsContext>
  );
}

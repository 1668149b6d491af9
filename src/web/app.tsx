/** Puts theme, texts, queries and pages together. */
import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { appearanceStore } from './kit/appearance.ts';
import { TextProvider } from './kit/text.tsx';
import { Toasts } from './kit/toast.tsx';
import { resolveVariables, theme } from './theme/theme.ts';

export function App(props: { queries: QueryClient; router: AnyRouter }): ReactElement {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      colorSchemeManager={appearanceStore}
    >
      <TextProvider>
        <QueryClientProvider client={props.queries}>
          <Toasts />
          <RouterProvider router={props.router} />
        </QueryClientProvider>
      </TextProvider>
    </MantineProvider>
  );
}

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { cssVariables, theme } from './theme.js';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './global.css';

export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      <Notifications position="bottom-right" autoClose={8000} transitionDuration={0} />
      {children}
    </MantineProvider>
  );
}

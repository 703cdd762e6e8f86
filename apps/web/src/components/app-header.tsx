import type { ReactNode } from 'react';
import { Group, Text } from '../ui/index.js';
import classes from './app-header.module.css';

interface AppHeaderProps {
  /** « Espace examinateur » */
  area?: string;
  navigation?: ReactNode;
  /** Right-hand side: account, connection state. */
  children?: ReactNode;
}

/** The band at the top of every page, with the skip link. */
export function AppHeader({ area, navigation, children }: AppHeaderProps) {
  return (
    <>
      <a className="skip-link" href="#contenu">
        Aller au contenu
      </a>
      <header className={`${classes.header ?? ''} no-print`}>
        <Group gap="sm" wrap="nowrap">
          <Text fw={700} size="md">
            Épreuve E5 B
          </Text>
          {area && (
            <Text size="sm" className={classes.area}>
              {area}
            </Text>
          )}
        </Group>
        {navigation}
        <Group gap="sm" ml="auto" wrap="nowrap">
          {children}
        </Group>
      </header>
    </>
  );
}

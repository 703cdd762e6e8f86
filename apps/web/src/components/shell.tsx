import type { ReactNode } from 'react';
import classes from './shell.module.css';

/** Header, banners and content one under the other. A content marked `data-full-height` takes what is left of the screen. */
export function Shell({ children }: { children: ReactNode }) {
  return <div className={classes.shell}>{children}</div>;
}

import { type RefObject, useEffect, useRef } from 'react';

const DIGIT = /^(?:Digit|Numpad)([1-3])$/;

/** Alt+1, Alt+2, Alt+3 go to a candidate: to the grille's current row, or to the column itself. */
export function useColumnKeys(columns: RefObject<HTMLElement | null>, onJump: (position: number) => void): void {
  const jump = useRef(onJump);
  useEffect(() => {
    jump.current = onJump;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const digit = DIGIT.exec(event.code)?.[1];
      if (!event.altKey || event.ctrlKey || event.metaKey || digit === undefined) return;
      const column = columns.current?.querySelector<HTMLElement>(`[data-position="${digit}"]`);
      if (!column) return;
      event.preventDefault();
      jump.current(Number(digit));
      // After the enlargement has been drawn, so that the target is visible.
      requestAnimationFrame(() => {
        const target = column.querySelector<HTMLElement>('[data-grille] [role="radio"][tabindex="0"]');
        (target?.offsetParent ? target : column).focus();
      });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [columns]);
}

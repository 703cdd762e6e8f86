import type { FeedEvent, GrilleRow, SujetQuestion } from '@e5b/contracts';
import type { KeyboardEvent } from 'react';
import { Button, Menu } from '../../../ui/index.js';
import classes from './feed.module.css';

export type OpenMenu = 'pin' | 'question' | null;

interface EventMenusProps {
  events: readonly [FeedEvent, ...FeedEvent[]];
  rows: readonly GrilleRow[];
  questions: readonly Pick<SujetQuestion, 'id' | 'title'>[];
  /** Rows that the first event is pinned to. */
  pinnedTo: ReadonlySet<string>;
  current: string | null;
  open: OpenMenu;
  onOpen: (menu: OpenMenu) => void;
  onPin: (row: GrilleRow) => void;
  onAssign: (question: string) => void;
}

// The button lies in a list that scrolls: a menu that is open stays, wherever its line goes.
const PLACE = { position: 'bottom-start', hideDetached: false } as const;

/** A digit chooses the entry of that number, so that P 3 pins to the third row. */
function chooseByDigit(event: KeyboardEvent<HTMLElement>): void {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  const items = event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]');
  event.preventDefault();
  event.stopPropagation();
  items[Number(digit) - 1]?.click();
}

/** « Épingler » and « Question » of one line of the feed. */
export function EventMenus(props: EventMenusProps) {
  const { rows, questions, pinnedTo, current, open, onOpen, onPin, onAssign } = props;
  return (
    <div className={classes.menus}>
      <Menu opened={open === 'pin'} onChange={(shown) => onOpen(shown ? 'pin' : null)} {...PLACE}>
        <Menu.Target>
          <Button size="compact-xs" variant="default" title="Touche P">
            Épingler…
          </Button>
        </Menu.Target>
        <Menu.Dropdown onKeyDown={chooseByDigit} className={classes.dropdown}>
          <Menu.Label>Épingler comme preuve à une ligne de la grille</Menu.Label>
          {rows.map((row, at) => (
            <Menu.Item key={row.id} onClick={() => onPin(row)} className={classes.choice}>
              <span className={classes.digit}>{at + 1}</span>
              <strong>{row.question}</strong> {row.criterion}
              {pinnedTo.has(row.id) && <em> – épinglé, choisir pour retirer</em>}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu
        opened={open === 'question'}
        onChange={(shown) => onOpen(shown ? 'question' : null)}
        position="bottom-start"
      >
        <Menu.Target>
          <Button size="compact-xs" variant="default" title="Touche Q">
            Question{current === null ? '…' : ` : ${current}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown onKeyDown={chooseByDigit} className={classes.dropdown}>
          <Menu.Label>
            {props.events.length > 1 ? `Classer ces ${props.events.length} actes` : 'Classer cet acte'}
          </Menu.Label>
          {questions.map(({ id, title }, at) => (
            <Menu.Item key={id} onClick={() => onAssign(id)} className={classes.choice}>
              <span className={classes.digit}>{at + 1}</span>
              <strong>{id}</strong> {title}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => onAssign('none')} className={classes.choice}>
            <span className={classes.digit}>{questions.length + 1}</span>
            Sans question
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

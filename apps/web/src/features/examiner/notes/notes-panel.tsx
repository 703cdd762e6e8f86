import { type KeyboardEvent, useState } from 'react';
import { formatTime } from '../../../lib/format-time.js';
import { Button, IconCross } from '../../../ui/index.js';
import { type ShownNote, useEvaluation } from '../use-evaluation.js';
import classes from './notes.module.css';
import { useNoteRemoval } from './use-note-removal.js';

interface NotesPanelProps {
  sittingId: string;
  questions: readonly string[];
  candidateName: string;
  locked: boolean;
}

/** Notes of the commission, each with its time; a removed one can be brought back for some seconds. */
export function NotesPanel({ sittingId, questions, candidateName, locked }: NotesPanelProps) {
  const { notes, addNote } = useEvaluation(sittingId);
  const removal = useNoteRemoval(sittingId);
  return (
    <div className={classes.panel}>
      {!locked && <NoteForm questions={questions} candidateName={candidateName} onAdd={addNote} />}
      {removal.removed !== null && (
        <p className={classes.removed} role="status">
          Note retirée.
          <Button size="compact-xs" variant="default" onClick={removal.undo}>
            Annuler
          </Button>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take the focus */}
      <section className={classes.scroll} tabIndex={0} aria-label={`Notes sur ${candidateName}`}>
        {notes.length === 0 && <p className={classes.empty}>Aucune note. Elles restent à la commission.</p>}
        <ul className={classes.list}>
          {notes
            .filter(({ id }) => id !== removal.removed)
            .map((note) => (
              <NoteLine key={note.id} note={note} onRemove={locked ? null : () => removal.remove(note.id)} />
            ))}
        </ul>
      </section>
    </div>
  );
}

function NoteLine({ note, onRemove }: { note: ShownNote; onRemove: (() => void) | null }) {
  return (
    <li>
      <span className={classes.time}>{note.at === null ? 'à envoyer' : formatTime(note.at)}</span>
      <span className={classes.text}>
        {note.question !== null && <strong>{note.question} – </strong>}
        {note.text}
      </span>
      {onRemove && note.at !== null && (
        <button
          type="button"
          className={classes.remove}
          aria-label={`Retirer la note : ${note.text}`}
          onClick={onRemove}
        >
          <IconCross size={12} />
        </button>
      )}
    </li>
  );
}

interface NoteFormProps {
  questions: readonly string[];
  candidateName: string;
  onAdd: (text: string, question: string | null) => void;
}

function NoteForm({ questions, candidateName, onAdd }: NoteFormProps) {
  const [text, setText] = useState('');
  const [question, setQuestion] = useState('');
  const add = (): void => {
    if (text.trim() === '') return;
    onAdd(text.trim(), question === '' ? null : question);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    add();
  };
  return (
    <div className={classes.form}>
      <select aria-label="Question concernée" value={question} onChange={(event) => setQuestion(event.target.value)}>
        <option value="">–</option>
        {questions.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
      <textarea
        aria-label={`Nouvelle note sur ${candidateName}`}
        placeholder="Note (Entrée pour ajouter)"
        rows={1}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="compact-sm" onClick={add} disabled={text.trim() === ''}>
        Ajouter
      </Button>
    </div>
  );
}
